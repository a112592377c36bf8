// Compares the sizes of the shipped files with size-budget.json. 1 KB = 1000 bytes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { main, root } from './run.mjs'

/** @param {number} bytes */
const kilobytes = (bytes) => (bytes / 1000).toFixed(1)

/** @returns {{lines: string[], over: number}} a table, and the count of its numbers above their budget */
export function sizes() {
  const { files } = JSON.parse(readFileSync(join(root, 'size-budget.json'), 'utf8'))
  const lines = []
  let over = 0
  for (const [file, budget] of Object.entries(files)) {
    const text = readFileSync(join(root, file))
    for (const [kind, bytes] of [
      ['raw', text.length],
      ['gzip', gzipSync(text, { level: 9 }).length]
    ]) {
      const isOver = bytes > budget[kind] * 1000
      if (isOver) over += 1
      const row = [
        file.padEnd(24),
        kind.padEnd(5),
        kilobytes(bytes).padStart(7),
        '/',
        String(budget[kind]).padStart(4),
        'KB'
      ]
      lines.push(row.join(' ') + (isOver ? '  above the budget' : ''))
    }
  }
  return { lines, over }
}

if (import.meta.filename === process.argv[1]) {
  await main(() => {
    const { lines, over } = sizes()
    console.log(lines.join('\n'))
    if (over > 0) throw new Error(`${over} above the budget`)
  })
}
