// The old words that names may not contain, and the names that keep one. scripts/words.mjs reads both.

/** The word to use, and the words that it replaces. @type {[use: string, old: string[]][]} */
export const replacements = [
  ['segment, manifest, playlist, init segment, key', ['piece', 'pieces']],
  ['request scheduler, request router', ['desk', 'desks']],
  ['hedged request', ['race', 'races', 'racer', 'racers', 'racing']],
  ['attempt', ['slot', 'slots']],
  ['probe', ['proof', 'proofs', 'prove', 'proves', 'proved', 'proven', 'prover', 'provers', 'proving']],
  ['manifest prefetch, inspect', ['look', 'looks', 'looked', 'looker', 'lookers', 'looking']],
  ['proxy', ['intermediary', 'intermediaries', 'gate', 'gates', 'through']],
  ['external tracks', ['given', 'beside']],
  ['dub, audio track', ['voice', 'voices', 'sound', 'sounds']],
  ['track selector, track state', ['keeper', 'keepers', 'wish', 'wishes', 'wished']],
  ['origin health; demote', ['demerit', 'demerits', 'behind']],
  ['cooldown, excluded until', ['rest', 'rests', 'resting']],
  ['bandwidth estimate, network', ['line']],
  ['hedge backoff', ['outrun', 'outruns']],
  ['pause guards', ['holds']],
  ['position restore, resume', ['landing', 'landings']],
  ['adopt', ['takeover', 'takeovers']],
  ['capability', ['heard']],
  ['source, server, mirror', ['owner', 'owners']],
  ['frames', ['pictures']]
]

/**
 * What stays, and why. `path` and `name` are regular expressions for the whole text. Without `name` the entry is for the
 * names of files and folders, without `path` for declared names anywhere.
 * @type {{word: string, path?: RegExp, name?: RegExp, reason: string}[]}
 */
export const allowed = [
  {
    word: 'line',
    path: /(js|tests\/js)\/cli\/quoted-line(\.test)?\.js|docs\/guides\/command-line\.md/,
    reason: 'a line of text'
  },
  { word: 'line', path: /(js\/cli|plugin\/notices|scripts|wasm\/manifest)\/.*/, name: /.*/, reason: 'a line of text' },
  {
    word: 'looks',
    path: /wasm\/.*/,
    name: /(Segment|Path)?Looks(Like)?[A-Z]\w*/,
    reason: 'a question about a text, no inspection'
  },
  {
    word: 'slot',
    path: /wasm\/core\/session\/timers\.h/,
    name: /Slot/,
    reason: 'the place of a deadline, no attempt of a request'
  },
  { word: 'slots', path: /tests\/support\/slots\.mjs/, reason: 'places for pages that play, no attempts of a request' }
]
