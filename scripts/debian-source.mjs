// Fetches the upstream archive of a Debian source package from the servers that this machine's apt already uses. It is for
// machines that reach those servers but not GitHub. The system's own package lists stay unchanged.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from './run.mjs'

/** @param {string} path */
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')

/** The system's apt entries for its own release, changed from packages to sources. @returns {Record<string, string>} */
function sourceEntries() {
  const codename = /^VERSION_CODENAME=(\S+)/m.exec(read('/etc/os-release'))?.[1]
  if (!codename) return {}
  const isRelease = (/** @type {string} */ text) => new RegExp(`(^|\\s)${codename}(\\s|$)`).test(text)
  const folder = '/etc/apt/sources.list.d'
  const files = existsSync(folder) ? readdirSync(folder) : []
  const texts = (/** @type {string} */ end) =>
    files.filter((name) => name.endsWith(end)).map((name) => read(join(folder, name)))
  const stanzas = texts('.sources')
    .flatMap((text) => text.split(/\n\s*\n/))
    .filter((stanza) => /^Types:.*\bdeb\b/m.test(stanza) && isRelease(/^Suites:(.*)$/m.exec(stanza)?.[1] ?? ''))
    .map((stanza) => stanza.replace(/^Types:.*$/m, 'Types: deb-src'))
  const lines = [read('/etc/apt/sources.list'), ...texts('.list')]
    .flatMap((text) => text.split('\n'))
    .filter((line) => /^deb\s/.test(line) && isRelease(line))
    .map((line) => line.replace(/^deb/, 'deb-src'))
  return { 'release.sources': `${stanzas.join('\n\n')}\n`, 'release.list': `${lines.join('\n')}\n` }
}

/**
 * @param {string} name of the source package
 * @param {string} target where the archive goes; the rest of the package is deleted
 * @returns {Promise<boolean>} whether the archive is there now
 */
export async function debianSource(name, target) {
  if (existsSync(target)) return true
  const folder = mkdtempSync(join(tmpdir(), 'sources-'))
  try {
    mkdirSync(join(folder, 'parts'))
    mkdirSync(join(folder, 'lists/partial'), { recursive: true })
    for (const [file, text] of Object.entries(sourceEntries())) writeFileSync(join(folder, 'parts', file), text)
    const options = {
      'Dir::Etc::SourceList': '/dev/null',
      'Dir::Etc::SourceParts': join(folder, 'parts'),
      'Dir::State::Lists': join(folder, 'lists'),
      'APT::Sandbox::User': 'root'
    }
    const settings = Object.entries(options).flatMap(([key, value]) => ['-o', `${key}=${value}`])
    for (const args of [['update'], ['source', '--download-only', name]]) {
      const { code } = await run('apt-get', ['-q', ...settings, ...args], { capture: true, cwd: folder })
      if (code !== 0) return false
    }
    const archive = readdirSync(folder).find((file) => /\.orig\.tar\.\w+$/.test(file))
    if (!archive) return false
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(`${target}.part`, readFileSync(join(folder, archive)))
    renameSync(`${target}.part`, target)
    return true
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
