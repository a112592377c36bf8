// @ts-check
/** Pages with strict rules: no eval, no WebAssembly, Trusted Types, a sandbox without storage, a page opened as a file. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { useStage } from '../support/hooks.mjs'
import { CSP_WITHOUT_WASM, eventsOf, movingOn, storyOf } from '../support/playing.mjs'

const NO_MARKUP = "require-trusted-types-for 'script'; trusted-types 'none'"
const LEGACY = 'resilient-playback.legacy.js'

const stage = useStage()

/** @type {Record<string, {csp?: string, bundle?: string, fromFile?: boolean, backend: string, kinds: string[], check: (page: import('playwright-core').Page) => Promise<void>}>} */
const pages = {
  'neither eval nor WebAssembly, and no markup from scripts': {
    csp: `${CSP_WITHOUT_WASM}; ${NO_MARKUP}`,
    bundle: LEGACY,
    backend: 'js',
    kinds: ['hls', 'dash'],
    check: (page) => throws(page, 'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))')
  },
  'no markup from scripts': {
    csp: NO_MARKUP,
    backend: 'wasm',
    kinds: ['hls'],
    check: (page) => throws(page, "document.body.innerHTML = '<p>x</p>'")
  },
  'a sandbox without storage': {
    csp: 'sandbox allow-scripts',
    backend: 'wasm',
    kinds: ['hls', 'mp4'],
    check: (page) => throws(page, 'localStorage.length')
  },
  'a file of the device': {
    fromFile: true,
    backend: 'wasm',
    kinds: ['hls', 'mp4'],
    check: async (page) => assert.match(page.url(), /^file:/)
  }
}

/** Checks that the page forbids the statement. @param {import('playwright-core').Page} page @param {string} statement */
async function throws(page, statement) {
  const threw = await page.evaluate(`(() => { try { ${statement}; return false } catch (error) { return true } })()`)
  assert.equal(threw, true, `allowed: ${statement}`)
}

describe('a film goes on in a page that allows little', { concurrency: true }, () => {
  for (const [name, { backend, kinds, check, ...where }] of Object.entries(pages)) {
    for (const kind of kinds) {
      it(`${name}: ${kind}`, async () => {
        const scene = await stage.open({
          kind,
          faults: [{ kind: 'status', status: 404 }],
          options: { memory: 'local' },
          ...where
        })
        await check(scene.page)
        const record = await scene.until((seen) => movingOn(seen, scene.urls[1]).length > 5, 20)
        await scene.close()
        const story = storyOf(record)
        assert.ok(movingOn(record, scene.urls[1]).length > 5, story)
        assert.equal(record.ready, backend)
        assert.ok(eventsOf(record, 'source_changed').length > 0, story)
        assert.deepEqual(record.errors, [])
      })
    }
  }
})
