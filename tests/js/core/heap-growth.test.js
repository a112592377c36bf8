import { loadFullCore } from '../../../js/core/full-core.js'

const playlist = (segments) =>
  '#EXTM3U\n#EXT-X-TARGETDURATION:4\n' + '#EXTINF:4,\nvideo/segment.ts\n'.repeat(segments) + '#EXT-X-ENDLIST\n'

// The heap has room only for the small bodies. Unrepaired wasm2js code would read the old heap (scripts/es5-core.mjs).
test('a body that the heap must grow for is read like any other', async () => {
  const core = await loadFullCore()
  for (const segments of [10, 60000, 10, 200000]) {
    const { manifest } = core.inspect({ body: playlist(segments) })
    // The core reads at most 100 000 lines.
    expect(manifest.segmentCount).toBe(Math.min(segments, 49999))
  }
})
