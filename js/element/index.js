// @ts-check
// `<resilient-video>`: an entry of the package of its own, so that pages which do not want it pay nothing.
import { ResilientVideoElement } from './resilient-video.js'

export { ResilientVideoElement }

// On a server that renders pages there is nothing to define it in; another copy may have come first.
if (typeof customElements !== 'undefined' && !customElements.get('resilient-video'))
  customElements.define('resilient-video', ResilientVideoElement)
