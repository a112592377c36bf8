// Counts how often `any` is used as a type in js/ and plugin/, folder by folder, in JSDoc and in declarations. The check
// `any` fails if a folder has more than any-budget.json allows. `npm run any` lowers the numbers there and never raises one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { main, root } from './run.mjs'

const budgetFile = 'any-budget.json'

/** @param {string} file from the root @returns {number} */
function anysIn(file) {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  let count = 0
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword || node.kind === ts.SyntaxKind.JSDocAllType) count += 1
    // `getChildren` includes the JSDoc comments, `forEachChild` does not.
    node.getChildren(source).forEach(visit)
  }
  visit(source)
  return count
}

/** @returns {Record<string, number>} by folder: `js/engines`, `plugin/host`, `js` */
export function anys() {
  /** @type {Record<string, number>} */
  const counts = {}
  for (const top of ['js', 'plugin']) {
    for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|d\.ts)$/.test(entry.name)) continue
      const path = join(entry.parentPath, entry.name).slice(root.length)
      const folder = path.split('/').slice(0, -1).slice(0, 2).join('/')
      counts[folder] = (counts[folder] ?? 0) + anysIn(path)
    }
  }
  return counts
}

/** @returns {{about: string, folders: Record<string, number>}} */
const readBudget = () => JSON.parse(readFileSync(join(root, budgetFile), 'utf8'))

/** @returns {{line: string, faults: string[]}} */
export function anyFaults() {
  const { folders } = readBudget()
  const counts = anys()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const used = Object.entries(counts).filter(([, count]) => count > 0)
  const faults = used
    .filter(([folder, count]) => count > (folders[folder] ?? 0))
    .map(([folder, count]) => `${folder}: any ${count} times, at most ${folders[folder] ?? 0}`)
  return { line: `${total}: ${used.map(([folder, count]) => `${folder} ${count}`).join(', ')}`, faults }
}

if (import.meta.filename === process.argv[1]) {
  await main(() => {
    const { about, folders } = readBudget()
    const lowered = Object.entries(anys())
      .map(([folder, count]) => /** @type {[string, number]} */ ([folder, Math.min(count, folders[folder] ?? 0)]))
      .filter(([, count]) => count > 0)
    writeFileSync(
      join(root, budgetFile),
      `${JSON.stringify({ about, folders: Object.fromEntries(lowered) }, null, 2)}\n`
    )
    console.log(anyFaults().line)
  })
}
