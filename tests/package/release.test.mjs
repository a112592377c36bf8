// A dry run of a release makes all files to publish, and leaves the project as it was.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { isNewer, releaseChangelog, setVersion } from '../../scripts/release-texts.mjs'
import { release } from '../../scripts/release.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8')

test('a version is newer by its first number that differs', () => {
  assert.deepEqual(
    [isNewer('0.2.0', '0.1.9'), isNewer('1.0.0', '0.9.9'), isNewer('0.10.0', '0.9.0'), isNewer('0.1.0', '0.1.0')],
    [true, true, true, false]
  )
  assert.equal(isNewer('0.1.9', '0.2.0'), false)
  assert.throws(() => isNewer('1.0', '0.1.0'), /three numbers/)
})

test('the changelog: what is unreleased gets its version and its day, and is the notes', () => {
  const before = '# Changelog\n\n## Next (unreleased)\n\n- New.\n\n## 0.1.0 (2026-01-01)\n\n- Old.\n'
  const { text, notes } = releaseChangelog(before, '0.2.0', '2026-02-03')
  assert.equal(text, before.replace('Next (unreleased)', '0.2.0 (2026-02-03)'))
  assert.equal(notes, '- New.')
  assert.throws(() => releaseChangelog(text, '0.3.0', '2026-02-04'), /unreleased/)
  assert.throws(() => releaseChangelog('## (unreleased)\n\n## 0.1.0\n', '0.2.0', '2026-02-03'), /nothing is unreleased/)
})

test('each file gets its version where its own stands, and nowhere else', () => {
  const lock = '{"version": "0.1.0", "packages": {"": {"version": "0.1.0"}, "a": {"version": "0.1.0"}}}'
  assert.equal(
    setVersion('package-lock.json', lock, '0.1.0', '0.2.0'),
    '{"version": "0.2.0", "packages": {"": {"version": "0.2.0"}, "a": {"version": "0.1.0"}}}'
  )
  assert.throws(() => setVersion('package.json', '{}', '0.1.0', '0.2.0'), /not there/)
})

test('a dry run makes the whole release and leaves the project as it is', async () => {
  const files = [
    'package.json',
    'package-lock.json',
    'CHANGELOG.md',
    'examples/webos/appinfo.json',
    'examples/tizen/config.xml'
  ]
  const before = files.map(read)
  const { version } = JSON.parse(read('package.json'))
  const left = await release({ version, day: '2026-02-03', dryRun: true, clean: false })
  assert.deepEqual(files.map(read), before)
  assert.ok(left.some((line) => line.startsWith(`npm publish build/release/resilient-playback-${version}.tgz`)))
  assert.ok(readdirSync(join(root, 'build/release')).includes(`resilient-playback-${version}.tgz`))
  assert.match(
    read('build/release/CHANGELOG.md'),
    new RegExp(`^## ${version.replaceAll('.', '\\.')} \\(2026-02-03\\)$`, 'm')
  )

  const { integrity } = JSON.parse(read('build/release/sri.json'))
  assert.deepEqual(Object.keys(integrity).sort(), [
    'element.mjs',
    'plugin.js',
    'plugin.legacy.js',
    'resilient-playback.js',
    'resilient-playback.legacy.js',
    'resilient-playback.mjs'
  ])
  const hash = (/** @type {string} */ kind, /** @type {string} */ file) =>
    createHash(kind).update(readFileSync(join(root, file)))
  assert.equal(integrity['plugin.js'], `sha384-${hash('sha384', 'dist/plugin.js').digest('base64')}`)
  assert.match(
    read('build/release/SHA256SUMS'),
    new RegExp(`^${hash('sha256', 'dist/cli.mjs').digest('hex')}  dist/cli.mjs$`, 'm')
  )
  const notes = read('build/release/notes.md')
  assert.ok(
    notes.includes(`| plugin.js | ${(readFileSync(join(root, 'dist/plugin.js')).length / 1000).toFixed(1)} |`),
    notes
  )
})

test('an older version is refused before anything is touched', async () => {
  await assert.rejects(
    release({ version: '0.0.1', day: '2026-02-03', dryRun: true, clean: false }),
    /0\.0\.1 is not newer than/
  )
})
