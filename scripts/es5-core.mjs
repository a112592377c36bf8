// Emscripten 3.1.6 writes everything as ES5 but the wrapper of MODULARIZE, an arrow function: turns that one into a
// function. Usage: node scripts/es5-core.mjs build/wasm/core.js
import { readFileSync, writeFileSync } from 'node:fs'

const arrow = /^\s*var createCore = \(\(\) => \{/
const [file] = process.argv.slice(2)
const text = readFileSync(file, 'utf8')
if (!arrow.test(text)) {
  console.error(`${file}: does not begin with ${arrow}: another Emscripten? Look at its output, then mend this script`)
  process.exit(1)
}
writeFileSync(file, text.replace(arrow, 'var createCore = (function() {'))
