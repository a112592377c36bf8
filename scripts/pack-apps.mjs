// Packs the example apps for televisions, as folders and as files that a television installs:
//   node scripts/pack-apps.mjs webos    build/apps/*.ipk, by LG's tool, which npx fetches (90 MB: too much for npm ci)
//   node scripts/pack-apps.mjs tizen    build/apps/*.wgt, unsigned: sign it before you install it (examples/tizen/README.md)
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from './build.mjs'
import { appendNotices, noticesFile } from './notices.mjs'
import { icon } from './png.mjs'
import { main, must, root } from './run.mjs'
import { zip } from './zip.mjs'

const tool = '@webos-tools/cli@3.2.1'
const files = {
  webos: ['examples/webos/appinfo.json', 'examples/webos/platform.js'],
  tizen: ['examples/tizen/config.xml', 'examples/tizen/platform.js']
}
const shared = [
  ...['index.html', 'app.css', 'app.js', 'films.js'].map((name) => `examples/tv/${name}`),
  'dist/resilient-playback.legacy.js',
  'node_modules/hls.js/dist/hls.min.js'
]

/** @param {'webos' | 'tizen'} platform @param {string} [name] @returns {string} the folder of the app */
export function appFolder(platform, name = platform) {
  const folder = join(root, 'build/apps', name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const file of [...files[platform], ...shared]) copyFileSync(join(root, file), join(folder, basename(file)))
  writeFileSync(join(folder, noticesFile), appendNotices(['hls.js']))
  writeFileSync(join(folder, 'icon.png'), icon(platform === 'webos' ? 80 : 512))
  if (platform === 'webos') writeFileSync(join(folder, 'largeIcon.png'), icon(130))
  return folder
}

/** @returns {Promise<string>} the .ipk */
export async function packWebos() {
  const out = join(root, 'build/apps')
  const { id, version } = JSON.parse(readFileSync(join(root, 'examples/webos/appinfo.json'), 'utf8'))
  await must('npx', ['--yes', '--package', tool, 'ares-package', '--no-minify', appFolder('webos'), '--outdir', out])
  return join(out, `${id}_${version}_all.ipk`)
}

/** @returns {string} the .wgt */
export function packTizen() {
  const folder = appFolder('tizen')
  const names = readdirSync(folder).sort()
  const file = join(root, 'build/apps/resilient-playback-example.wgt')
  writeFileSync(file, zip(names.map((name) => ({ name, data: readFileSync(join(folder, name)) }))))
  return file
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    const pack = { webos: packWebos, tizen: packTizen }[process.argv[2] ?? '']
    if (!pack) throw new Error('webos or tizen?')
    await build()
    console.log(await pack())
  })
}
