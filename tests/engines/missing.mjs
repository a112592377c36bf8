// @ts-check
/** Things that TVs and pages lack, have full, or have wrapped. The film must still play past a dead server. */

/**
 * @typedef {object} MissingThing
 * @property {string} name
 * @property {string | ((window: any) => void)} take  a global to remove, or a function that the page runs first
 * @property {boolean} [onlyFiles]  hls.js or dash.js need the thing, or bring it: the test plays a file, without them
 * @property {boolean} [brokenStorage]  the app's storage throws too
 */

/** @type {MissingThing[]} */
export const missingThings = [
  { name: 'no fetch', take: 'fetch' },
  { name: 'no AbortController', take: 'AbortController' },
  { name: 'no URLSearchParams', onlyFiles: true, take: 'URLSearchParams' },
  { name: 'no TextEncoder', take: 'TextEncoder' },
  { name: 'no performance.now', onlyFiles: true, take: 'performance.now' },
  {
    name: 'no Promise.finally',
    take: (window) => {
      delete window.Promise.prototype.finally
    }
  },
  {
    name: 'no MediaSource',
    onlyFiles: true,
    take: (window) => {
      ;['MediaSource', 'ManagedMediaSource', 'WebKitMediaSource'].forEach((name) => {
        delete window[name]
        window[name] = undefined
      })
    }
  },
  {
    name: 'no crypto.subtle',
    take: (window) => {
      Object.defineProperty(window, 'crypto', { configurable: true, value: { getRandomValues: (into) => into } })
    }
  },
  {
    name: 'no URL',
    onlyFiles: true,
    take: (window) => {
      window.URL = undefined
    }
  },
  {
    name: 'play() without a promise',
    take: (window) => {
      const proto = window.HTMLMediaElement.prototype
      const play = proto.play
      proto.play = function () {
        const started = play.call(this)
        if (started) started.then(null, () => {})
      }
    }
  },
  {
    name: 'no frame counter',
    take: (window) => {
      const proto = window.HTMLVideoElement.prototype
      delete proto.getVideoPlaybackQuality
      delete proto.webkitDecodedFrameCount
    }
  },
  {
    name: 'storage full',
    brokenStorage: true,
    take: (window) => {
      window.Storage.prototype.setItem = () => {
        throw new Error('QuotaExceededError')
      }
    }
  },
  {
    name: 'storage forbidden',
    brokenStorage: true,
    take: (window) => {
      ;['localStorage', 'sessionStorage'].forEach((name) =>
        Object.defineProperty(window, name, {
          configurable: true,
          get() {
            throw new Error('SecurityError')
          }
        })
      )
    }
  },
  {
    name: 'clock in 1970',
    take: (window) => {
      const Real = window.Date
      const ago = Real.now() - 5000
      function Past(...given) {
        if (!(this instanceof Past)) return String(new Real(Real.now() - ago))
        return given.length ? new Real(...given) : new Real(Real.now() - ago)
      }
      Past.prototype = Real.prototype
      Past.now = () => Real.now() - ago
      Past.parse = Real.parse
      Past.UTC = Real.UTC
      window.Date = Past
    }
  },
  {
    name: 'a clock that is set back',
    take: (window) => {
      const real = window.Date.now
      window.Date.now = () => {
        const now = real()
        return now % 4000 < 2000 ? now : now - 3600000
      }
    }
  },
  {
    name: 'frozen globals',
    onlyFiles: true,
    take: (window) => {
      ;['Object', 'Array', 'Function', 'String', 'Promise', 'RegExp', 'Error'].forEach((name) => {
        Object.freeze(window[name])
        Object.freeze(window[name].prototype)
      })
      ;['JSON', 'Math', 'WebAssembly'].forEach((name) => window[name] && Object.freeze(window[name]))
    }
  },
  {
    name: 'wrapped globals',
    take: (window) => {
      const { XMLHttpRequest: Request, Promise: Native, setTimeout: later, console } = window
      window.XMLHttpRequest = function XMLHttpRequest() {
        const made = new Request()
        made.watched = true
        return made
      }
      window.Promise = function Promise(work) {
        return new Native(work)
      }
      Object.getOwnPropertyNames(Native).forEach((name) => {
        if (typeof Native[name] === 'function') window.Promise[name] = Native[name].bind(Native)
      })
      window.Promise.prototype = Native.prototype
      window.setTimeout = function (fn, ms) {
        return later.call(window, () => fn(), ms)
      }
      if (console) console.log = console.warn = () => {}
    }
  },
  {
    name: 'foreign names on every object',
    onlyFiles: true,
    take: (window) => {
      window.Object.prototype.ofEveryObject = function () {}
      window.Array.prototype.ofEveryArray = function () {}
    }
  },
  {
    name: 'arrays with a toJSON of their own',
    take: (window) => {
      // As in Prototype.js before 1.7: JSON.stringify writes a string in place of an array.
      window.Array.prototype.toJSON = function () {
        return '[' + this.map((one) => JSON.stringify(one)).join(', ') + ']'
      }
    }
  },
  {
    name: 'no console',
    take: (window) => {
      delete window.console
      window.console = undefined
    }
  }
]

/** Without frozen globals, which would prevent the other changes. */
export const togetherMissing = missingThings.filter(({ name }) => name !== 'frozen globals')

/** @param {MissingThing} thing */
const workOf = ({ take }) =>
  typeof take === 'string' ? `delete window.${take}; window.${take} = undefined` : `(${take})(window)`

/** @param {MissingThing[]} things @returns {string} a script for the page; it first saves the real clock for the harness */
export const scriptOf = (things) =>
  [
    'window.pristineNow = performance.now.bind(performance)',
    `window.brokenStorage = ${things.some(({ brokenStorage }) => brokenStorage)}`,
    ...things.map(workOf),
    'window.taken = true'
  ].join(';\n')
