// @ts-check
// Tests every server of a film, one after the other, when the viewer asks for it: how soon it answers, what it sends, and
// whether it sends the same film as the first server.

/**
 * @typedef {object} Tested
 * @property {'waiting' | 'asking' | 'done'} phase
 * @property {'good' | 'doubtful' | 'bad'} [mark] when done
 * @property {number} [firstByteMs]
 * @property {string} [type] hls, dash or mp4
 * @property {string} [message] one sentence in English, plain text; present if something is wrong
 * @property {'same' | 'similar' | 'different'} [content] compared with the first server that has a fingerprint
 *
 * @typedef {object} TestOptions
 * @property {string[]} urls
 * @property {() => Promise<import('../../host/inspect-host').PageFace>} load loads the bundle that inspects
 * @property {(all: Tested[]) => void} onChange after each step
 */

/**
 * @param {TestOptions} options
 * @returns {() => void} ends the test: it sends no more requests
 */
export function testServers({ urls, load, onChange }) {
  /** @type {Tested[]} */
  const all = urls.map(() => ({ phase: 'waiting' }))
  const controller = typeof AbortController === 'function' ? new AbortController() : null
  let over = false
  /** @type {object | null} fingerprint of the first server that has one */
  let model = null

  /** @param {number} index @param {Tested} now */
  function set(index, now) {
    all[index] = now
    if (!over) onChange(all.slice())
  }

  /**
   * @param {import('../../host/inspect-host').PageFace} face
   * @param {number} index
   * @returns {Promise<void>}
   */
  function test(face, index) {
    set(index, { phase: 'asking' })
    const options = controller ? { signal: controller.signal } : {}
    return face.inspect(urls[index], options).then(
      (inspection) =>
        compare(face, inspection).then((content) => {
          const { verdict, type, message, firstByteMs } = inspection
          const mark = verdict === 'playable' ? 'good' : verdict === 'unplayable' ? 'bad' : 'doubtful'
          /** @type {Tested} */
          const done = { phase: 'done', mark }
          if (firstByteMs !== undefined) done.firstByteMs = firstByteMs
          if (type) done.type = type
          if (mark !== 'good') done.message = message
          if (content) done.content = content
          set(index, done)
        }),
      (error) => set(index, { phase: 'done', mark: 'bad', message: String((error && error.message) || error) })
    )
  }

  /**
   * @param {import('../../host/inspect-host').PageFace} face
   * @param {import('../../../js/index').Inspection} inspection
   * @returns {Promise<Tested['content'] | undefined>}
   */
  function compare(face, { report, variant }) {
    const mine = (variant && variant.fingerprint) || report.fingerprint
    if (!mine) return Promise.resolve(undefined)
    const other = model
    if (!other) {
      model = mine
      return Promise.resolve(undefined)
    }
    return face.loadCore().then((core) => core.compareContent(other, mine).result)
  }

  /** @param {import('../../host/inspect-host').PageFace} face @param {number} index @returns {Promise<void> | undefined} */
  const next = (face, index) =>
    over || index === urls.length ? undefined : test(face, index).then(() => next(face, index + 1))

  onChange(all.slice())
  load().then(
    (face) => next(face, 0),
    (error) => urls.forEach((url, index) => set(index, { phase: 'done', mark: 'bad', message: String(error.message) }))
  )
  return () => {
    over = true
    if (controller) controller.abort()
  }
}
