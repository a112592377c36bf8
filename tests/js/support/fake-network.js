/**
 * A network that answers by address, for the XMLHttpRequests of a page and for the plain loader of hls.js. A request for an
 * address that is not served stays open until a test serves the address. `asked` lists every address, in order.
 *
 * An answer is `{status, body}`; status 0: the request fails. Others: `{timeout: true}`; `{silent: true}`: it times out
 * after its own `timeout`; `{loaded}`: progress with this number of bytes, and no end; `{refused: true}`: `open` throws;
 * `from`: the address after redirects. From a list, each request takes the next answer; the last one answers all others.
 * @param {{otherwise?: object | ((url: string) => object)}} [options] otherwise: the answer of all other addresses
 */
export function createFakeNetwork({ otherwise } = {}) {
  /** @type {Record<string, any>} */
  const served = {}
  const asked = []
  /** Every XMLHttpRequest. @type {any[]} */
  const requests = []
  let waiting = []

  const answerOf = (url) => served[url] || (typeof otherwise === 'function' ? otherwise(url) : otherwise)
  function nextAnswer(url) {
    const answer = answerOf(url)
    if (!Array.isArray(answer)) return answer
    return answer.length > 1 ? answer.shift() : answer[0]
  }

  function settle() {
    const ready = waiting.filter(({ url, over }) => !over && answerOf(url))
    waiting = waiting.filter((one) => !ready.includes(one))
    ready.forEach((one) => one.answer(nextAnswer(one.url)))
  }

  function ask(url, answer) {
    const one = { url, answer, over: false }
    asked.push(url)
    waiting.push(one)
    Promise.resolve().then(settle)
    return () => (one.over = true)
  }

  class XMLHttpRequest {
    constructor() {
      requests.push(this)
    }
    open(method, url) {
      if ((served[url] || {}).refused) throw new Error('no address')
      this.url = url
    }
    overrideMimeType(type) {
      this.forced = type
    }
    setRequestHeader(name, value) {
      if (name === 'Range') this.range = value
    }
    getResponseHeader() {
      return this.contentType || ''
    }
    getAllResponseHeaders() {
      return ''
    }
    send() {
      const url = this.range ? `${this.url} ${this.range}` : this.url
      this.stop = ask(url, ({ status = 200, body = '', from = this.url, timeout, silent, loaded }) => {
        if (timeout) return this.ontimeout()
        if (silent) return void setTimeout(() => this.ontimeout(), this.timeout)
        if (loaded) return this.onprogress({ loaded })
        if (!status) return this.onerror()
        this.status = this.range && status === 200 ? 206 : status
        this.responseURL = from
        this.responseText = body
        this.response = this.responseType === 'arraybuffer' ? bufferOf(body) : body
        this.onload()
      })
    }
    abort() {
      this.aborted = true
      if (this.stop) this.stop()
    }
  }

  class Plain {
    constructor(config) {
      this.config = config
      this.stats = { aborted: false, loaded: 0, total: 0, retry: 0, chunkCount: 0, bwEstimate: 0 }
      this.stats.loading = { start: 0, first: 0, end: 0 }
      Plain.made.push(this)
    }
    load(context, config, callbacks) {
      Object.assign(this, { context, requestConfig: config, callbacks })
      this.stats.loading.start = 1
      this.stop = ask(context.url, ({ status = 200, body, timeout }) => {
        if (timeout) return callbacks.onTimeout(this.stats, context, this)
        if (status !== 200) return callbacks.onError({ code: status, text: 'no' }, context, this, this.stats)
        const data = context.responseType === 'arraybuffer' ? bufferOf(body) : body
        this.stats.loaded = this.stats.total = data.byteLength || data.length
        this.stats.loading.first = 2
        this.stats.loading.end = 3
        this.stats.bwEstimate = 4000
        callbacks.onSuccess({ url: context.url, data, code: 200 }, this.stats, context, this)
      })
    }
    /** Sets how many bytes have arrived, and the total. */
    progress(loaded, total) {
      this.stats.loading.first = this.stats.loading.first || 2
      this.stats.loaded = loaded
      this.stats.total = total
    }
    getAllResponseHeaders() {
      return ''
    }
    getCacheAge() {
      return 7
    }
    getResponseHeader(name) {
      return `${name} of ${this.context.url}`
    }
    abort() {
      if (this.stop) this.stop()
      this.stats.aborted = true
    }
    destroy() {
      this.abort()
      this.destroyed = true
    }
  }
  Plain.made = []

  return {
    window: { XMLHttpRequest },
    Plain,
    asked,
    requests,
    serve(url, answer) {
      served[url] = answer
      settle()
    },
    forget(url) {
      delete served[url]
    },
    openTo: (url) => waiting.some((one) => one.url === url && !one.over),
    loaderOf: (url) => Plain.made.filter(({ context }) => context && context.url === url).pop()
  }
}

function bufferOf(body) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
}

/** Returns MPEG-TS packets of 188 bytes, filled with `fill`. */
export function packets(count, fill = 0) {
  const bytes = new Uint8Array(count * 188).fill(fill)
  for (let at = 0; at < bytes.length; at += 188) bytes[at] = 0x47
  return bytes
}

export const playlist = (prefix, count = 4) =>
  '#EXTM3U\n#EXT-X-TARGETDURATION:4\n' +
  Array.from({ length: count }, (_, i) => `#EXTINF:4,\n${prefix}${i}.ts\n`).join('') +
  '#EXT-X-ENDLIST\n'
