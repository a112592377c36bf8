// @ts-check
// The viewer's consents to proxies, by their exact address: for manifests only, or for segments too.

/** @param {import('../host/device-store-host').DeviceStore} store */
export function createConsents(store) {
  return {
    /** @param {string} address @param {boolean} pieces */
    has(address, pieces) {
      const level = store.get(address)
      return level === 'pieces' || (level === 'manifests' && !pieces)
    },
    /** @param {string} address @param {boolean} pieces */
    give: (address, pieces) => store.set(address, pieces ? 'pieces' : 'manifests'),
    take: store.remove,
    takeAll: store.clear
  }
}

/** @typedef {ReturnType<typeof createConsents>} Consents */
