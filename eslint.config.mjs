// Product code is shipped without polyfills to engines as old as Chromium 38, keeps its effects in *-host.js files, and
// names `Lampa` in plugin/ only. These rules check what a linter can see of that; scripts/lint-layers.mjs checks C++.

const mistakes = {
  'array-callback-return': 'error',
  'constructor-super': 'error',
  'default-case-last': 'error',
  'dot-notation': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'for-direction': 'error',
  'getter-return': 'error',
  'no-async-promise-executor': 'error',
  'no-case-declarations': 'error',
  'no-compare-neg-zero': 'error',
  'no-cond-assign': 'error',
  'no-const-assign': 'error',
  'no-constant-condition': ['error', { checkLoops: false }],
  'no-debugger': 'error',
  'no-dupe-args': 'error',
  'no-dupe-else-if': 'error',
  'no-dupe-keys': 'error',
  'no-duplicate-case': 'error',
  'no-duplicate-imports': 'error',
  'no-empty': ['error', { allowEmptyCatch: true }],
  'no-eval': 'error',
  'no-fallthrough': 'error',
  'no-func-assign': 'error',
  'no-implied-eval': 'error',
  'no-import-assign': 'error',
  'no-loss-of-precision': 'error',
  'no-new-func': 'error',
  'no-param-reassign': 'error',
  'no-prototype-builtins': 'error',
  'no-redeclare': 'error',
  'no-self-assign': 'error',
  'no-self-compare': 'error',
  'no-shadow': ['error', { builtinGlobals: false }],
  'no-sparse-arrays': 'error',
  'no-unreachable': 'error',
  'no-unsafe-finally': 'error',
  'no-unsafe-negation': 'error',
  'no-unused-expressions': 'error',
  'no-unused-vars': ['error', { args: 'after-used', caughtErrors: 'none' }],
  'no-use-before-define': ['error', { functions: false, variables: false }],
  'no-useless-return': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'use-isnan': 'error',
  'valid-typeof': 'error'
}

/** Syntax that needs helpers or polyfills in ES5, which are not shipped. */
const heavySyntax = [
  ['ForOfStatement', 'for-of needs Symbol.iterator helpers'],
  ['ClassDeclaration, ClassExpression', 'a closure serves'],
  [
    'YieldExpression, FunctionDeclaration[generator=true], FunctionExpression[generator=true]',
    'generators need a runtime'
  ],
  ['AwaitExpression, :function[async=true]', 'async needs a runtime'],
  ['RegExpLiteral[flags=/[usyd]/], Literal[regex.flags=/[usyd]/]', 'regular expression flags of later engines']
].map(([selector, message]) => ({ selector, message }))

/** Methods that Chromium 38 lacks. `find` is not in the list, because in Lampa it is jQuery's. */
const lateMethods = 'includes|startsWith|endsWith|padStart|padEnd|flat|flatMap|findLast|matchAll|replaceAll|finally'
const lateStatics = [
  ['Object', 'assign|entries|values|fromEntries|getOwnPropertyDescriptors'],
  ['Array', 'from|of'],
  ['Promise', 'allSettled|any']
]
const lateLibrary = [
  {
    selector: `CallExpression > MemberExpression.callee[property.name=/^(${lateMethods})$/]`,
    message: 'not in Chromium 38'
  },
  ...lateStatics.map(([object, names]) => ({
    selector: `MemberExpression[object.name='${object}'][property.name=/^(${names})$/]`,
    message: 'not in Chromium 38'
  })),
  { selector: 'Identifier[name=/^(Reflect|Proxy|URLSearchParams|globalThis|BigInt)$/]', message: 'not in Chromium 38' }
]

const effects = {
  selector: 'Identifier[name=/^(Date|setTimeout|setInterval|performance|fetch|XMLHttpRequest|localStorage)$/]',
  message: 'clocks, timers, network and storage belong in *-host.js files'
}
const lampa = { selector: "Identifier[name='Lampa']", message: 'only plugin/ names Lampa' }

/** Allowed imports in JavaScript: plugin -> js -> built core. @param {...string} patterns */
const imports = (...patterns) => [
  'error',
  {
    paths: [
      { name: 'resilient-playback-core', message: 'only through js/core/client.js' },
      { name: 'resilient-playback-full-core', message: 'only through js/core/full-core.js' }
    ],
    patterns: ['**/tests/*', '**/build/*', ...patterns]
  }
]

/** The command line runs in node 20 or later and is shipped as it is written, so only effects and names are checked. */
const ofNode = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules] })

const restricted = (...rules) => ({ 'no-restricted-syntax': ['error', ...heavySyntax, ...lateLibrary, ...rules] })

export default [
  { ignores: ['build/', 'dist/', 'node_modules/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, rules: mistakes },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  {
    files: ['js/**/*.js', 'plugin/**/*.js'],
    rules: { 'max-lines': ['error', 500], complexity: ['error', 20], 'max-depth': ['error', 4] }
  },
  // A table of sentences is searched, not read from top to bottom.
  { files: ['js/text/*.js'], rules: { 'max-lines': ['error', 500] } },
  { files: ['js/**/*.js'], rules: restricted(effects, lampa) },
  { files: ['plugin/**/*.js'], rules: restricted(effects) },
  { files: ['js/**/*-host.js'], rules: restricted(lampa) },
  { files: ['plugin/**/*-host.js'], rules: restricted() },
  // The platform accepts only a class for a custom element: docs/adr/0015-an-element-and-apps.md.
  {
    files: ['js/element/resilient-video.js'],
    rules: { 'no-restricted-syntax': ['error', ...lateLibrary, effects, lampa] }
  },
  { files: ['js/cli/**/*.js'], rules: ofNode(effects, lampa) },
  { files: ['js/cli/**/*-host.js'], rules: ofNode(lampa) },
  { files: ['js/**/*.js'], rules: { 'no-restricted-imports': imports('**/plugin/*') } },
  {
    files: ['js/**/*.js'],
    ignores: ['js/engines/**'],
    rules: { 'no-restricted-imports': imports('**/plugin/*', '**/engines/*/*') }
  },
  { files: ['js/core/client.js'], rules: { 'no-restricted-imports': ['error', { patterns: ['**/plugin/*'] }] } },
  { files: ['plugin/**/*.js'], rules: { 'no-restricted-imports': imports() } }
]
