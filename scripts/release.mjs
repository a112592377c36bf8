// Makes a release but does not publish it. `node scripts/release.mjs 0.2.0` writes the version and the day into the project,
// builds, and puts the tarball, SHA256SUMS, sri.json and notes.md into build/release/. It asks no questions and sends
// nothing, and prints the steps that are left to do by hand. `--dry-run` makes the same folder and leaves the project
// unchanged.
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from './build.mjs'
import { noticesFile } from './notices.mjs'
import { isNewer, releaseChangelog, setVersion } from './release-texts.mjs'
import { main, must, root } from './run.mjs'
import { sizes } from './size.mjs'

const out = join(root, 'build/release')
const versioned = ['package.json', 'package-lock.json', 'examples/webos/appinfo.json', 'examples/tizen/config.xml']
/** What pages and the app load by a script tag. */
const scripts =
  /^(plugin|plugin\.legacy|resilient-playback|resilient-playback\.legacy)\.js$|^(element|resilient-playback)\.mjs$/

/** @param {string} file */
const read = (file) => readFileSync(join(root, file), 'utf8')
/** @param {number} bytes */
const kilobytes = (bytes) => (bytes / 1000).toFixed(1)
/** @param {Buffer} bytes */
const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

/** @param {string} notes of the changelog @param {string} version */
function describe(notes, version) {
  const names = readdirSync(join(root, 'dist')).filter((name) => scripts.test(name))
  const files = names.map((name) => ({ name, bytes: readFileSync(join(root, 'dist', name)) }))
  const sri = Object.fromEntries(files.map(({ name, bytes }) => [name, integrity(bytes)]))
  const table = files.map(
    ({ name, bytes }) =>
      `| ${name} | ${kilobytes(bytes.length)} | ${kilobytes(gzipSync(bytes, { level: 9 }).length)} | \`${sri[name]}\` |`
  )
  writeFileSync(join(out, 'sri.json'), `${JSON.stringify({ version, integrity: sri }, null, 2)}\n`)
  const head = ['| file | KB | KB, gzip | integrity |', '|---|---|---|---|']
  writeFileSync(join(out, 'notes.md'), `${[`# ${version}`, '', notes, '', ...head, ...table].join('\n')}\n`)
  const sums = readdirSync(join(root, 'dist')).map(
    (name) =>
      `${createHash('sha256')
        .update(readFileSync(join(root, 'dist', name)))
        .digest('hex')}  dist/${name}`
  )
  writeFileSync(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`)
}

/**
 * @param {{version: string, day: string, dryRun: boolean, clean?: boolean}} wish
 * @returns {Promise<string[]>} what is left to do
 */
export async function release({ version, day, dryRun, clean = true }) {
  const { version: before } = JSON.parse(read('package.json'))
  const { text, notes } = releaseChangelog(read('CHANGELOG.md'), version, day)
  // The first release has the version with which the project started.
  if (!isNewer(version, before) && !(version === before && !read('CHANGELOG.md').includes(`## ${before} (2`)))
    throw new Error(`${version} is not newer than ${before}`)
  const changed = clean ? await must('git', ['status', '--porcelain']) : ''
  if (changed) throw new Error(`commit first what has changed:\n${changed}`)

  const kept = Object.fromEntries([...versioned, 'CHANGELOG.md'].map((file) => [file, read(file)]))
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  let done = false
  try {
    for (const file of versioned) writeFileSync(join(root, file), setVersion(file, kept[file], before, version))
    writeFileSync(join(root, 'CHANGELOG.md'), text)
    await build()
    const { lines, over } = sizes()
    if (over > 0) throw new Error(`\n${lines.join('\n')}`)
    describe(notes, version)
    const packed = await must('npm', ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', out])
    const [{ filename, integrity: whole }] = JSON.parse(packed.slice(packed.indexOf('[')))
    writeFileSync(join(out, 'tarball.txt'), `${filename} ${whole}\n`)
    copyFileSync(join(root, 'CHANGELOG.md'), join(out, 'CHANGELOG.md'))
    copyFileSync(join(root, 'dist', noticesFile), join(out, noticesFile))
    done = !dryRun
    return [
      `git commit --all --message 'Release ${version}' && git tag v${version}`,
      `npm publish build/release/${filename}`,
      'git push --follow-tags'
    ]
  } finally {
    if (!done) for (const [file, content] of Object.entries(kept)) writeFileSync(join(root, file), content)
  }
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    const words = process.argv.slice(2)
    const dryRun = words.includes('--dry-run')
    const [version] = words.filter((word) => !word.startsWith('--'))
    if (!version) throw new Error('node scripts/release.mjs <version> [--dry-run]')
    const left = await release({ version, day: new Date().toISOString().slice(0, 10), dryRun, clean: !dryRun })
    console.log(
      `${read('build/release/notes.md')}\nLeft to do${dryRun ? ', were this no dry run' : ''}:\n  ${left.join('\n  ')}`
    )
  })
}
