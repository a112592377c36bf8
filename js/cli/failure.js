// @ts-check
// Why a source could not be read: an error class of docs/protocol.md and a sentence.

/** @typedef {{class: string, code: string, message: string}} FailureFacts */

export class Failure extends Error {
  /** @param {string} errorClass @param {string} message without URLs @param {string} [code] */
  constructor(errorClass, message, code = '') {
    super(message)
    this.name = 'Failure'
    /** @type {FailureFacts} */
    this.facts = { class: errorClass, code, message }
  }
}

/** @type {[RegExp, string, string][]} the first row that matches the code is used */
const table = [
  [/^(ENOTFOUND|EAI_)/, 'dns', 'The name of the server is not known.'],
  [/^ECONNREFUSED$/, 'network', 'The server refuses connections.'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'network', 'There is no way to the server.'],
  [
    /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT)$/,
    'timeout_first_byte',
    'The server does not answer.'
  ],
  [/^UND_ERR_BODY_TIMEOUT$/, 'timeout_body', 'The answer did not end in time.'],
  [/^CERT_HAS_EXPIRED$/, 'tls', 'The certificate of the server has expired.'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID)$/, 'tls', 'The certificate of the server is for another name.'],
  [/(SELF_SIGNED|UNABLE_TO_|^CERT_|_CERT)/, 'tls', 'The certificate of the server is not trusted.'],
  [/^(EPROTO|ERR_SSL_|ERR_TLS_)/, 'tls', 'No secure connection came about.'],
  [/^HPE_/, 'network', 'The server does not speak HTTP.'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'network', 'The connection broke off.']
]

/** @typedef {{code?: unknown, message?: unknown}} NodeError the fields of an error of node that are read */

/** @param {unknown} error of node's fetch @returns {Failure} */
export function failureOfFetch(error) {
  if (error instanceof Failure) return error
  const { cause } = /** @type {{cause?: NodeError & {errors?: NodeError[]}}} */ (error ?? {})
  const code = String(cause?.code ?? cause?.errors?.[0]?.code ?? '')
  const row = table.find(([pattern]) => pattern.test(code))
  if (row) return new Failure(row[1], row[2], code)
  const said = String(cause?.message ?? '')
  if (said.includes('redirect')) return new Failure('network', 'The server redirects without end.')
  if (said.includes('bad port')) return new Failure('network', 'Browsers block this port.')
  return new Failure('network', 'The request failed.', code)
}

/** @param {unknown} error of node's file system @returns {Failure} */
export function failureOfFile(error) {
  const code = String(/** @type {NodeError} */ (error ?? {}).code ?? '')
  const messages = /** @type {Record<string, string>} */ ({
    ENOENT: 'There is no such file.',
    EISDIR: 'This is a folder.',
    EACCES: 'The file may not be read.'
  })
  return new Failure('file', messages[code] ?? 'The file cannot be read.', code)
}
