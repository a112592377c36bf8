// @ts-check
/** Players for comparison that are no dependency of this project. Fetches them from npm at their first use. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { must, root } from '../../../scripts/run.mjs'

const versions = { 'video.js': '8.24.1', 'shaka-player': '5.2.12' }
export const peersFolder = join(root, 'build/peers')

export async function ensurePeers() {
  const missing = Object.keys(versions).some((name) => !existsSync(join(peersFolder, 'node_modules', name)))
  if (!missing) return
  mkdirSync(peersFolder, { recursive: true })
  writeFileSync(join(peersFolder, 'package.json'), '{ "private": true }\n')
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
  await must('npm', ['install', '--prefix', peersFolder, '--no-audit', '--no-fund', ...wanted])
}
