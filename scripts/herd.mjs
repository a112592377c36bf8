// Simulates 100 000 viewers whose server fails and returns: npm run bench:herd [-- viewers]. Writes docs/benchmarks/herd.md.
// The tests run 2 000 viewers.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensure } from './ensure.mjs'
import { main, must, root, run } from './run.mjs'

await main(async () => {
  const viewers = process.argv[2] ?? '100000'
  await ensure('bench')
  await must('cmake', ['--preset', 'bench'])
  await must('cmake', ['--build', '--preset', 'bench', '--target', 'rp_herd'])
  const { code, text } = await run(join(root, 'build/bench/tests/herd/rp_herd'), [viewers], { capture: true })
  if (code !== 0) throw new Error(text)
  const page = `# When a server returns

\`npm run bench:herd -- ${viewers}\`: ${viewers} sessions, each with the servers in an order of its own, watch a film in segments of 6 s over a
network three times as fast. One server is dead for a minute, then returns. Simulated time, real sessions; a refused connection
is not counted. Peaks: requests within 6 s, as multiples of what that server had before the fault. With n servers each of the
others has n / (n - 1) times as much to do, whatever the sessions decide.

${text.trim()}
`
  writeFileSync(join(root, 'docs/benchmarks/herd.md'), page)
  console.log(page)
})
