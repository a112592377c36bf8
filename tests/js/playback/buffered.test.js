import { bufferedEnd, bufferMs, stepsOverHole } from '../../../js/playback/buffered.js'
import { createRanges } from '../support/fake-element.js'

/** @param {number} currentTime @param {[number, number][]} ranges */
const at = (currentTime, ranges) => ({ currentTime, buffered: createRanges(ranges) })

test.each([
  ['of the range around the position', 5, [[0, 9], [20, 30]], 9], // prettier-ignore
  ['just before a range', 19.6, [[0, 9], [20, 30]], 30], // prettier-ignore
  ['just behind a range', 9.4, [[0, 9], [20, 30]], 9], // prettier-ignore
  ['behind a hole that engines step over', 8.8, [[0, 9], [9.3, 30]], 30], // prettier-ignore
  ['in a hole', 15, [[0, 9], [20, 30]], null], // prettier-ignore
  ['of nothing', 0, [], null]
])('the end %s', (_, position, ranges, end) => expect(bufferedEnd(at(position, ranges))).toBe(end))

test('where nobody tells, nothing is known, and there is nothing to play', () => {
  expect([bufferedEnd({}), bufferMs({ currentTime: 5 })]).toEqual([null, 0])
})

test('what is there to play is never less than nothing', () => {
  expect(bufferMs(at(5, [[0, 9]]))).toBe(4000)
  expect(bufferMs(at(9.4, [[0, 9]]))).toBe(0)
})

const two = [[0, 10], [14, 30]] // prettier-ignore
test.each([
  ['from the end of a range to the start of the next', 9.9, 14.1, two, true],
  ['behind the end', 10.3, 14, two, true],
  ['with more to play', 8, 14, two, false],
  ['past the start of the next', 9.9, 16, two, false],
  ['back', 9.9, 2, two, false],
  ['where nothing follows', 29.9, 60, two, false],
  ['over a range between', 9.9, 40, two.concat([[40, 50]]), false],
  ['from before anything was there', 5, 14, [[14, 30]], true] // prettier-ignore
])('a step over a hole: %s', (_, from, to, ranges, is) =>
  expect(stepsOverHole({ buffered: createRanges(ranges) }, from, to)).toBe(is)
)
