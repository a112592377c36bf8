import { cppNames, partsOf, pathNames, scriptNames, wordFaults } from '../../../scripts/words.mjs'

const replacements = [
  ['request scheduler', ['desk']],
  ['segment', ['piece', 'pieces']]
]

/** @param {{name: string}[]} names */
const only = (names) => names.map(({ name }) => name)

/** @param {import('../../../scripts/words.mjs').Name[]} names @param {object[]} allowed */
const faultsOf = (names, allowed = []) => wordFaults(names, { replacements, allowed })

test('a name has words, however it is written', () => {
  expect(['createDesk', 'HTTPDesk', 'desk_of', 'request-desk.js', 'helpdesk', 'kDesk2'].map(partsOf)).toEqual([
    ['create', 'desk'],
    ['http', 'desk'],
    ['desk', 'of'],
    ['request', 'desk', 'js'],
    ['helpdesk'],
    ['k', 'desk']
  ])
})

test('functions, classes, types and methods have names, also in JSDoc; values have none', () => {
  const text = `
    /** @typedef {{desk: string}} Typed */
    export function declared(parameter) { const value = parameter }
    const arrow = () => {}
    class Klass { method() {} get accessor() { return 1 } }
    export const object = { property: () => {}, shorthand() {}, number: 1 }`
  expect(only(scriptNames('a.js', text)).sort()).toEqual(
    ['Klass', 'Typed', 'accessor', 'arrow', 'declared', 'method', 'property', 'shorthand'].sort()
  )
  const types = 'interface Face { sign(): void; call: () => void; field: string }\ntype Alias = string'
  expect(only(scriptNames('a.d.ts', types))).toEqual(['Face', 'sign', 'call', 'Alias'])
})

test('declarations of C++ are names, calls and comments are none', () => {
  const text = `
    // class Comment; void Comment();
    namespace space {
    using Alias = std::vector<int>;
    enum class Kind { kOne };
    struct Part {
      std::optional<Outcome> Done(const Event& e);
      bool flag() const { return flag_; }
    };
    std::string Whole::Member(int x) {
      const auto lambda = [&] { return Call(x); };
      Call(x);
      return Other(lambda());
    }`
  expect(only(cppNames('a.cc', text)).sort()).toEqual(
    ['Alias', 'Done', 'Kind', 'Member', 'Part', 'flag', 'lambda', 'space'].sort()
  )
})

test('an old word in a name is a fault that tells the place and the word to use', () => {
  expect(faultsOf(scriptNames('js/a.js', '\nfunction createDesk() {}'))).toEqual([
    'js/a.js:2: createDesk: not "desk", but request scheduler'
  ])
  expect(faultsOf(cppNames('wasm/a.h', 'struct PieceRef {};'))).toEqual([
    'wasm/a.h:1: PieceRef: not "piece", but segment'
  ])
  expect(faultsOf(pathNames('js/desk/a.js'))).toEqual(['js/desk/a.js: desk: not "desk", but request scheduler'])
})

test('an exception allows one word in one place, and is a fault once nothing needs it', () => {
  const names = scriptNames('js/a.js', 'function createDesk() {}')
  const exception = { word: 'desk', path: /js\/a\.js/, name: /create\w+/, reason: 'a test' }
  expect(faultsOf(names, [exception])).toEqual([])
  expect(faultsOf(names, [{ ...exception, path: /a\.js/ }])).toHaveLength(2)
  expect(faultsOf([], [exception])).toEqual([expect.stringContaining('nothing needs "desk"')])
  // An exception for names in code does not allow the same word in a file name.
  expect(faultsOf(pathNames('js/desk.js'), [{ word: 'desk', name: /.*/, reason: 'a test' }])).toHaveLength(2)
})
