// @ts-check
/** Before the demo's own page: the worker that is its servers. */
const controlled = new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve(undefined)
  else navigator.serviceWorker.addEventListener('controllerchange', () => resolve(undefined))
})
await navigator.serviceWorker.register('worker.js')
await controlled
await import(new URL('page.js', document.baseURI).href)
