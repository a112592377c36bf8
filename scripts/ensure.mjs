// Installs what is missing on this machine: Debian packages if it runs as root on Debian or Ubuntu (elsewhere it prints the
// command and stops), then the npm packages of the lock file. If nothing is missing, it does nothing. It imports node's own
// modules only, because it runs first on a bare machine.
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { debianSource } from './debian-source.mjs'
import { main, root, run } from './run.mjs'

/** A program in the PATH or a file, and the package that has it. @type {Record<string, string>} */
const core = {
  emcc: 'emscripten',
  cmake: 'cmake',
  ninja: 'ninja-build',
  '/usr/include/nlohmann/json.hpp': 'nlohmann-json3-dev',
  'wasm-validate': 'wabt'
}
const all = {
  ...core,
  'g++': 'g++',
  'clang++': 'clang',
  git: 'git',
  '/usr/include/gtest/gtest.h': 'libgtest-dev',
  '/usr/share/iso-codes/json/iso_639-2.json': 'iso-codes',
  chromium: 'chromium',
  ffmpeg: 'ffmpeg'
}
const bench = { ...core, 'g++': 'g++', '/usr/include/benchmark/benchmark.h': 'libbenchmark-dev' }
const needs = { build: core, all, bench, check: { ...all, 'clang-format': 'clang-format', 'clang-tidy': 'clang-tidy' } }

/** @param {string} name */
const isThere = (name) =>
  name.startsWith('/')
    ? existsSync(name)
    : (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))

const isDebian = () => {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** @param {string[]} packages */
async function installPackages(packages) {
  if (packages.length === 0) return
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  if (process.getuid?.() !== 0 || !isDebian()) {
    throw new Error(
      `Missing on this machine. On Debian or Ubuntu:\n  sudo apt-get update && sudo apt-get ${install.join(' ')}`
    )
  }
  console.log(`Installing ${packages.join(' ')}`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-q'],
    ['-q', ...install]
  ]) {
    const { code, text } = await run('apt-get', args, { capture: true, env })
    if (code !== 0) throw new Error(`${text}\napt-get ${args.join(' ')}: ended with ${code}`)
  }
}

/** Installs libFuzzer and the sanitizers for the installed clang: their package has clang's version in its name. */
async function installFuzzer() {
  if (!isThere('/usr/bin/clang')) return
  const [, home, version] = /^(\/usr\/lib\/llvm-(\d+))\//.exec(realpathSync('/usr/bin/clang')) ?? []
  if (home === undefined) return
  const files = readdirSync(join(home, 'lib/clang'), { recursive: true }).map(String)
  if (!files.some((name) => /libclang_rt\.fuzzer/.test(name))) await installPackages([`libclang-rt-${version}-dev`])
}

/** @param {string} file */
const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/** npm lists what it installed in node_modules/.package-lock.json. Compares the versions, not the times of files. */
function npmIsCurrent() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional)
  )
}

async function installNpm() {
  if (npmIsCurrent()) return
  console.log('Installing the npm packages of package-lock.json')
  const { code, text } = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    capture: true
  })
  if (code !== 0) throw new Error(`${text}\nnpm ci: ended with ${code}`)
}

/** cmake/deps.cmake takes pugixml's source from here, or downloads it if this found none. */
const installSources = () => isDebian() && debianSource('pugixml', join(root, 'build/deps/pugixml.tar.gz'))

/** @param {keyof typeof needs} purpose */
export async function ensure(purpose = 'all') {
  const missing = Object.entries(needs[purpose]).filter(([name]) => !isThere(name))
  const fromDebian = async () => {
    await installPackages([...new Set(missing.map(([, name]) => name))])
    if (purpose === 'all' || purpose === 'check') await installFuzzer()
    await installSources()
  }
  await Promise.all([fromDebian(), installNpm()])
}

if (import.meta.filename === process.argv[1]) await main(() => ensure(/** @type {any} */ (process.argv[2] ?? 'all')))
