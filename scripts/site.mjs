// Builds the demo as static files in build/site/, for any static host (docs/site/README.md).
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rollup } from 'rollup'
import { build } from './build.mjs'
import { appendNotices, noticesFile } from './notices.mjs'
import { main, must, root } from './run.mjs'

const out = join(root, 'build/site')
const vendor = ['hls.js/dist/hls.min.js', 'dashjs/dist/modern/umd/dash.all.min.js']

/** @param {string} media the folder of the film @returns {Promise<string>} the folder */
export async function makeSite(media) {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(join(out, 'vendor'), { recursive: true })
  cpSync(join(root, 'examples/web-page'), out, { recursive: true, filter: (file) => !file.endsWith('server.mjs') })
  copyFileSync(join(root, 'dist/resilient-playback.js'), join(out, 'resilient-playback.js'))
  writeFileSync(join(out, noticesFile), appendNotices(['hls.js', 'dashjs']))
  for (const file of vendor)
    copyFileSync(join(root, 'node_modules', file), join(out, 'vendor', file.split('/').pop() ?? ''))
  for (const name of ['hls', 'hls-tracks', 'dash', 'film.mp4', 'media.json'])
    cpSync(join(media, name), join(out, 'media', name), { recursive: true })
  const page = readFileSync(join(out, 'index.html'), 'utf8')
  const html = page.replace('src="page.js"', 'src="site.js"')
  if (html === page) throw new Error('examples/web-page/index.html has no page.js')
  writeFileSync(join(out, 'index.html'), html)
  copyFileSync(join(root, 'docs/site/site.js'), join(out, 'site.js'))
  const bundle = await rollup({
    input: join(root, 'docs/site/worker.js'),
    external: /^node:/,
    treeshake: { moduleSideEffects: (id) => !id.startsWith('node:') }
  })
  await bundle.write({ file: join(out, 'worker.js'), format: 'iife' })
  return out
}

if (import.meta.filename === process.argv[1]) {
  await main(async () => {
    await build()
    const media = (await must('node', ['tests/support/make-media.mjs'])).trim().split('\n').pop() ?? ''
    console.log(await makeSite(media))
  })
}
