import { linesOf, quoteLine } from '../../../js/cli/quoted-line.js'

/** Returns the character that the caret points at. */
const pointedAt = ({ text, caret }) => [...text][caret]

test('the caret stands under the column', () => {
  const quoted = quoteLine('#EXT-X-A:B=1,C=2', 14, 80)
  expect(quoted).toEqual({ text: '#EXT-X-A:B=1,C=2', caret: 13 })
})

test('tabs and characters of two units count as the core counts them', () => {
  expect(pointedAt(quoteLine('\t#\u{1f600}=x', 5, 80))).toBe('x')
  expect(quoteLine('\t#', 1, 80)).toEqual({ text: '    #', caret: 0 })
})

test('behind what was left out the caret still points at the same character', () => {
  const line = '#EXT-X-KEY:URI="https://u:p@a.example/secret?t=secret",IV=x'
  const quoted = quoteLine(line, line.indexOf('IV') + 1, 80)
  expect(quoted.text).toBe('#EXT-X-KEY:URI="https://a.example/...",IV=x')
  expect(pointedAt(quoted)).toBe('I')
  expect(pointedAt(quoteLine(line, line.indexOf('secret') + 1, 80))).toBe('h')
})

test('a column behind the line, and none', () => {
  expect(quoteLine('#ab', 9, 80)).toEqual({ text: '#ab', caret: 3 })
  expect(quoteLine('#ab', undefined, 80)).toEqual({ text: '#ab', caret: -1 })
})

test.each([
  ['at the beginning', 1],
  ['in the middle', 500],
  ['at the end', 999]
])('a long line is cut around a column %s', (name, column) => {
  const line = Array.from({ length: 1000 }, (_, i) => (i === column - 1 ? '!' : ' x'[i % 2])).join('')
  const quoted = quoteLine(line, column, 40)
  expect([...quoted.text].length).toBeLessThanOrEqual(40)
  expect(pointedAt(quoted)).toBe('!')
  expect(quoted.text.startsWith('\u2026')).toBe(column > 1)
})

test('control characters keep their place', () => {
  const quoted = quoteLine('#a\u001b[31m=x', 8, 80)
  expect(quoted.text).toBe('#a\ufffd[31m=x')
  expect(pointedAt(quoted)).toBe('=')
})

test('lines as the core counts them', () => {
  expect(linesOf('a\r\nb\n\nc')).toEqual(['a', 'b', '', 'c'])
})

test('of a line of megabytes only what is near is read, from a whole address to a whole one', () => {
  const secret = 'S3cret'
  const address = `<BaseURL>https://a.example/${`${secret}/`.repeat(600)}</BaseURL>`
  const line = `${address.repeat(1000)}!${address.repeat(1000)}`
  for (const column of [1, line.indexOf('!') + 1, line.length - 5, 3000, line.indexOf(secret, 9e5) + 3]) {
    const quoted = quoteLine(line, column, 5000)
    expect(quoted.text).not.toContain(secret)
    expect([...quoted.text].length).toBeLessThan(5000)
  }
  const quoted = quoteLine(line, line.indexOf('!') + 1, 60)
  expect(pointedAt(quoted)).toBe('!')
  expect(quoted.text).toMatch(/^\u2026.*\u2026$/)
  const { text, caret } = quoteLine('x'.repeat(1e6), 5e5, 40)
  expect([...text].length).toBeLessThanOrEqual(40)
  expect(caret).toBeLessThan(40)
})
