// @ts-check
// `<resilient-video>`. It is a separate entry of the package, so other pages do not load it.
import { ResilientVideoElement } from './resilient-video.js'

export { ResilientVideoElement }

// A server that renders pages has no customElements. Another copy may have defined the element before.
if (typeof customElements !== 'undefined' && !customElements.get('resilient-video'))
  customElements.define('resilient-video', ResilientVideoElement)
