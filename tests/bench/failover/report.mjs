// @ts-check
/** The table and the plot of the results. */

/** @typedef {{contestant: string, kind: string, phase: string, name: string, met: boolean, recovered: boolean, seconds: number | null, frozen: number, jump: number}} Row */
/** @typedef {{command: string, machine: string, columns: string[]}} About */

const LABELS = { hls: 'HLS', dash: 'DASH', mp4: 'MP4' }
const COLOURS = ['#0b6e4f', '#c1121f', '#e07a5f', '#6d597a', '#3d5a80', '#8d99ae']

/** @param {number[]} list */
const median = (list) => list.slice().sort((a, b) => a - b)[Math.floor(list.length / 2)]

/** @param {Row[]} rows of one cell in all runs; only runs that met their fault count */
function summaryOf(rows) {
  const counted = rows.filter(({ met }) => met)
  const back = counted.filter(({ recovered }) => recovered)
  return {
    runs: counted.length,
    recovered: back.length,
    seconds: back.length ? median(back.map(({ seconds }) => seconds ?? 0)) : Infinity,
    frozen: back.length ? median(back.map(({ frozen }) => frozen)) : 0,
    jump: back.length ? median(back.map(({ jump }) => jump)) : 0
  }
}

/** @param {ReturnType<typeof summaryOf>} summary @param {string} phase */
function cellText({ runs, recovered, seconds, frozen, jump }, phase) {
  if (!runs) return '-'
  if (!recovered) return 'never'
  const share = recovered < runs ? ` (${recovered} of ${runs})` : ''
  if (phase === 'start') return seconds.toFixed(1) + share
  const moved = Math.abs(jump) >= 1 ? ` ${jump > 0 ? '+' : ''}${jump.toFixed(0)}` : ''
  return (frozen >= 0.05 ? `${seconds.toFixed(1)} f${frozen.toFixed(1)}${moved}` : '0') + share
}

/**
 * @param {Row[]} rows
 * @param {About} about
 */
export function tableOf(rows, about) {
  const measured = new Set(rows.map(({ contestant, kind }) => `${contestant}|${kind}`))
  const columns = about.columns.filter((column) => measured.has(column))
  const lines = [...new Set(rows.map(({ phase, name }) => `${phase}|${name}`))]
  const at = (/** @type {string} */ column, /** @type {string} */ line) =>
    summaryOf(rows.filter((row) => `${row.contestant}|${row.kind}` === column && `${row.phase}|${row.name}` === line))
  const title = (/** @type {string} */ column) => {
    const [contestant, kind] = column.split('|')
    return contestant === 'ours' ? `**ours, ${LABELS[/** @type {'hls'} */ (kind)]}**` : contestant
  }
  const counts = columns.map((column) => {
    const all = lines.map((line) => at(column, line)).filter(({ runs }) => runs)
    return `${all.filter(({ runs, recovered }) => runs === recovered).length} of ${all.length}`
  })
  const markdown = [
    '# Failover, side by side',
    '',
    `\`${about.command}\` on ${about.machine}. Mirror A is faulty, mirror B healthy, both pace at twice the bitrate; what names both in one manifest comes from`,
    'a third, healthy server. Start: seconds from play to a picture that moves. Middle: from the first faulted request of segment 3 to a picture that stays (0: it never',
    'stopped); f: seconds of standing picture, by position and by frames; then film left out (+) or seen again (-). Medians of the runs; a cell counts only where the fault was met. A rival that did not recover within the cap in its first run is not run again. After a failure before the first picture our DASH begins with the lightest one (docs/adr/0017), as hls.js does by itself.',
    '',
    `| fault | ${columns.map(title).join(' | ')} |`,
    `|---|${columns.map(() => '---').join('|')}|`,
    ...lines.map((line) => {
      const [phase, name] = line.split('|')
      return `| ${phase}: ${name} | ${columns.map((column) => cellText(at(column, line), phase)).join(' | ')} |`
    }),
    `| recovered | ${counts.join(' | ')} |`,
    '',
    '![seconds to the picture, or of standing picture](failover.svg)',
    ''
  ].join('\n')
  return { markdown, svg: plotOf(columns, lines, at) }
}

/**
 * A row for each fault, a dot for each contestant: seconds to the first picture, or seconds with a standing picture.
 * A dot at the right edge means "never".
 * @param {string[]} columns
 * @param {string[]} lines
 * @param {(column: string, line: string) => ReturnType<typeof summaryOf>} at
 */
function plotOf(columns, lines, at) {
  const left = 190
  const width = 560
  const step = 20
  const top = 30 + columns.length * 16
  const x = (/** @type {number} */ seconds) => left + (Math.log10(1 + Math.min(seconds, 60)) / Math.log10(61)) * width
  const texts = columns.map((column, i) => {
    const y = 20 + i * 16
    return `<circle cx="${left}" cy="${y - 4}" r="5" fill="${colour(i)}"/><text x="${left + 12}" y="${y}">${column.replace('|', ', ')}</text>`
  })
  const axis = [0, 1, 2, 5, 10, 20, 60].map(
    (seconds) =>
      `<line x1="${x(seconds)}" x2="${x(seconds)}" y1="${top - 8}" y2="${top + lines.length * step}" stroke="#ddd"/>` +
      `<text x="${x(seconds)}" y="${top + lines.length * step + 14}" text-anchor="middle">${seconds === 60 ? 'never' : `${seconds} s`}</text>`
  )
  const rows = lines.map((line, row) => {
    const [phase, name] = line.split('|')
    const y = top + row * step + 8
    const dots = columns.map((column, i) => {
      const { runs, recovered, seconds, frozen } = at(column, line)
      if (!runs) return ''
      const value = recovered < runs ? 60 : phase === 'start' ? seconds : frozen
      return `<circle cx="${x(value) + (i - columns.length / 2)}" cy="${y - 4}" r="5" fill="${colour(i)}" fill-opacity="0.8"/>`
    })
    return `<text x="${left - 12}" y="${y}" text-anchor="end">${phase}: ${name}</text>${dots.join('')}`
  })
  const height = top + lines.length * step + 24
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 30} ${height}" font-family="sans-serif" font-size="12">` +
    `<rect width="100%" height="100%" fill="#fff"/>${texts.join('')}${axis.join('')}${rows.join('')}</svg>\n`
  )
}

/** @param {number} index */
const colour = (index) => COLOURS[index % COLOURS.length]
