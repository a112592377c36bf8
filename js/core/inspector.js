// @ts-check
// Inspections of the full core: sends the request as JSON and the body as raw bytes, and adds the messages.
import { bytesOf, putBytes } from './bytes.js'
import { decode, encode, maxBytes } from './json.js'
import { inspectionText } from '../text/inspection.js'

/** @typedef {import('../types').CoreModule} CoreModule */
/** @typedef {import('../types').InspectRequest} InspectRequest */

/** @param {CoreModule} module with whole inspections */
export function wrapInspector(module) {
  const inspector = new module.Inspector()
  /** @param {number} size */
  const reserve = (size) => inspector.reserve(size)

  return {
    /**
     * docs/protocol.md, "inspect". The request also has the body: `body` (text or bytes), `piece` {offset, bytes} of an MP4.
     * @param {InspectRequest} request
     * @returns {import('../index').Report}
     */
    inspect(request) {
      if (!request || typeof request !== 'object') throw new TypeError('an object is expected')
      const { body, piece, ...fields } = request
      /** @type {Record<string, unknown>} */
      const asked = { ...fields, hasBody: body !== undefined && body !== null }
      const parts = asked.hasBody ? [bytesOf(body)] : []
      if (piece) {
        const bytes = bytesOf(piece.bytes)
        parts.push(bytes)
        asked.pieceOffset = piece.offset
        asked.pieceBytes = bytes.length
      }
      const json = encode(asked)
      putBytes(module, reserve, parts)
      const report = /** @type {import('../index').Report} */ (decode(inspector.inspect(json)))
      for (let i = 0; i < report.diagnostics.length; i++) {
        const { code, params } = report.diagnostics[i]
        report.diagnostics[i].message = inspectionText(code, params)
      }
      // The index of an MP4 may be longer than what the core accepts in addition to the start of the file.
      if (report.needed) {
        const room = maxBytes - parts.reduce((sum, part) => sum + part.length, 0)
        report.needed.length = Math.min(report.needed.length, Math.max(0, room))
        if (report.needed.length === 0) delete report.needed
      }
      return report
    },

    /**
     * The hash of the bytes: 16 hexadecimal digits.
     * @param {string | ArrayBuffer | ArrayBufferView} body
     */
    hash(body) {
      putBytes(module, reserve, [bytesOf(body)])
      return inspector.hash()
    },

    /**
     * docs/protocol.md, "compareContent".
     * @param {object} a
     * @param {object} b
     */
    compareContent: (a, b) =>
      /** @type {ReturnType<import('../types').FullCore['compareContent']>} */ (
        decode(module.compareContent(encode({ a, b })))
      )
  }
}
