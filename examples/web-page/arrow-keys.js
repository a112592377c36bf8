// @ts-check
/** For remote controls with four arrows and OK: each arrow moves the focus to the nearest button in its direction. */

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** Weight of the distance across the direction, compared with the distance along it. */
const SIDEWAYS = 3

/** @param {Element} element */
function center(element) {
  const box = element.getBoundingClientRect()
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
}

export function enableArrowKeys() {
  document.addEventListener('keydown', (event) => {
    const direction = DIRECTIONS[event.key]
    const from = document.activeElement
    if (!direction || (from && from.matches('video, textarea'))) return
    const start = from && from !== document.body ? center(from) : { x: 0, y: 0 }
    let best = null
    let bestCost = Infinity
    for (const element of document.querySelectorAll('a, button, textarea')) {
      const { x, y } = center(element)
      const [dx, dy] = [x - start.x, y - start.y]
      const ahead = dx * direction[0] + dy * direction[1]
      const cost = ahead + SIDEWAYS * Math.abs(dx * direction[1] + dy * direction[0])
      if (element === from || ahead < 1 || cost >= bestCost) continue
      best = element
      bestCost = cost
    }
    if (!(best instanceof HTMLElement)) return
    event.preventDefault()
    best.focus()
  })
}
