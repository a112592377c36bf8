// Starts the demo page: installs what is missing, builds, makes the film, serves examples/web-page/ with its mirrors.
import { build } from './build.mjs'
import { ensure } from './ensure.mjs'
import { main, must } from './run.mjs'

await main(async () => {
  await ensure()
  await build()
  console.log('Making the film (once)')
  await must('node', ['tests/support/make-media.mjs'])
  const { startDemo } = await import('../examples/web-page/server.mjs')
  const demo = await startDemo({ port: Number(process.env.PORT ?? 8080) })
  const sources = demo.mirrors.map(({ origin }) => `source=${encodeURIComponent(`${origin}/hls/master.m3u8`)}`)
  console.log(`\nOpen ${demo.url}  (Ctrl+C ends it)`)
  console.log(`The element: ${demo.url}element/?${sources.join('&')}`)
  const end = () => demo.close().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
})
