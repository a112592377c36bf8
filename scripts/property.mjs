// Runs 200 000 random scripts: npm run test:property [-- scripts [seed]]. The tests run 100 000 of them.
import { join } from 'node:path'
import { ensure } from './ensure.mjs'
import { main, must, root, run } from './run.mjs'

await main(async () => {
  const [scripts = '200000', seed = '1'] = process.argv.slice(2)
  await ensure('all')
  await must('cmake', ['--preset', 'dev'])
  await must('cmake', ['--build', '--preset', 'dev', '--target', 'rp_property'])
  const env = { RP_SCRIPTS: scripts, RP_SEED: seed }
  const program = join(root, 'build/dev/tests/property/rp_property')
  const { code } = await run(program, ['--gtest_filter=Guarantees.*', '--gtest_brief=1'], { env })
  process.exitCode = code
})
