// @ts-check
// The plugin's windows over the player: text that the arrow keys scroll, and the test of the servers. Their content is
// inserted as text, never as HTML.
import { safely } from '../../host/safely.js'

const paragraph = 'font-size:1.3em;line-height:1.5;margin-bottom:.7em;word-wrap:break-word;white-space:pre-wrap'
const faint = paragraph + ';opacity:.7'
const track = 'height:.5em;border-radius:.25em;background:rgba(255,255,255,.2);margin:.2em 0 1.2em'
const filled = 'height:100%;border-radius:.25em;background:#fff;width:'

/**
 * @typedef {{text: string, faint?: boolean}} Paragraph
 * @param {import('../../host/lampa-host').LampaHost} host
 */
export function createScreens(host) {
  const { Modal, Controller } = host.app

  /**
   * @param {string} title
   * @param {HTMLElement} content
   * @param {() => void} [closed]
   */
  function open(title, content, closed) {
    if (!Modal) return
    const focus = Controller.enabled().name
    Modal.open({
      title,
      html: host.nodes(content),
      size: 'large',
      onBack: safely(() => {
        Modal.close()
        Controller.toggle(focus)
        if (closed) closed()
      })
    })
  }

  /** @param {HTMLElement} content @param {Paragraph[]} paragraphs */
  function fill(content, paragraphs) {
    paragraphs.forEach(({ text, faint: isFaint }) =>
      content.appendChild(host.element('div', isFaint ? faint : paragraph, text))
    )
  }

  return {
    isThere: () => !!Modal,
    /** @param {string} title @param {Paragraph[]} paragraphs */
    text(title, paragraphs) {
      const content = host.element('div', '')
      fill(content, paragraphs)
      open(title, content)
    },
    /**
     * Opens a window with a progress bar and text that changes.
     * @param {string} title
     * @param {(show: (share: number, paragraphs: Paragraph[]) => void) => () => void} run starts the work, returns its end
     */
    progress(title, run) {
      const content = host.element('div', '')
      const bar = host.element('div', filled + '0')
      const rail = host.element('div', track)
      rail.setAttribute('role', 'progressbar')
      rail.appendChild(bar)
      content.appendChild(rail)
      const text = host.element('div', '')
      content.appendChild(text)
      const stop = run(
        safely((share, paragraphs) => {
          bar.style.width = Math.round(share * 100) + '%'
          rail.setAttribute('aria-valuenow', String(Math.round(share * 100)))
          while (text.firstChild) text.removeChild(text.firstChild)
          fill(text, paragraphs)
        })
      )
      open(title, content, stop)
    }
  }
}
