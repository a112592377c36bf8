// @ts-check
/**
 * The form "Why does it not play?": it takes an address or the text of a manifest and shows the library's report. All data
 * from outside enters the page as text, never as HTML.
 */
import { lineView } from './line-view.js'

/** @type {any} */
const { ResilientPlayback } = window
const SEVERITIES = ['fatal', 'error', 'warning', 'info']

/** @typedef {(key: string, params?: Record<string, unknown>) => string} Translate */

/**
 * @param {HTMLElement} section
 * @param {Translate} text
 */
export function enableInspection(section, text) {
  const form = /** @type {HTMLFormElement} */ (section.querySelector('form'))
  const subject = /** @type {HTMLTextAreaElement} */ (section.querySelector('textarea'))
  const answer = /** @type {HTMLElement} */ (section.querySelector('.answer'))
  let running = new AbortController()

  subject.placeholder = text('inspect_placeholder')
  subject.addEventListener('keydown', (event) => {
    // Enter submits an address, which is one line. In the text of a manifest it starts a new line.
    if (event.key !== 'Enter' || event.shiftKey || (isManifest(subject.value) && !event.ctrlKey)) return
    event.preventDefault()
    form.requestSubmit()
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    running.abort()
    running = new AbortController()
    const { signal } = running
    answer.setAttribute('aria-busy', 'true')
    answer.replaceChildren(element('p', 'waiting', text('inspect_waiting')))
    const shown = await inspectSource(subject.value, signal, text)
    if (signal.aborted) return
    answer.removeAttribute('aria-busy')
    answer.replaceChildren(...shown)
  })
}

/** @param {string} given */
const isManifest = (given) => /^\s*(#EXT|<)|\n\s*\S/.test(given)

/**
 * @param {string} given
 * @param {AbortSignal} signal
 * @param {Translate} text
 * @returns {Promise<Node[]>}
 */
async function inspectSource(given, signal, text) {
  const pasted = isManifest(given)
  try {
    const found = pasted
      ? await ResilientPlayback.inspect('', { body: given, signal })
      : await ResilientPlayback.inspect(given.trim(), { signal })
    const lines = pasted ? given : await fetchedText(given.trim(), found.report, signal)
    return showInspection(found, lines.split('\n'), text)
  } catch (error) {
    return [element('p', 'verdict', String(error))]
  }
}

/**
 * A report only has the parts of a line that anybody may see. If a report names a line, this fetches the manifest again.
 * @param {string} url
 * @param {any} report
 * @param {AbortSignal} signal
 */
async function fetchedText(url, report, signal) {
  const hasLines = report.manifest && report.diagnostics.some((/** @type {any} */ { line }) => line)
  if (!hasLines || report.type === 'mp4') return ''
  return fetch(url, { signal }).then(
    (response) => response.text(),
    () => ''
  )
}

/**
 * @param {any} found
 * @param {string[]} lines
 * @param {Translate} text
 * @returns {Node[]}
 */
function showInspection({ verdict, message, report, variant, capabilities }, lines, text) {
  const verdictLine = element('p', 'verdict', '', [
    element('strong', '', text(`verdict_${verdict}`)),
    document.createTextNode(` ${message}`)
  ])
  verdictLine.dataset.verdict = verdict
  const shown = [verdictLine, facts(factsOf(report, capabilities, text)), ...diagnostics(report, lines, text)]
  if (variant) shown.push(element('h3', '', text('inspect_variant')), ...diagnostics(variant, [], text))
  return shown
}

/**
 * @param {any} report
 * @param {any} capabilities
 * @param {Translate} text
 * @returns {[string, string][]}
 */
function factsOf({ type, typeBy, manifest, protection }, capabilities, text) {
  /** @type {[string, string][]} */
  const rows = [[text('fact_type'), `${type} (${typeBy})`]]
  const add = (/** @type {string} */ key, /** @type {unknown} */ value) =>
    value && rows.push([text(key), String(value)])
  const { kind, live, durationSeconds, segmentCount, variants = [], audio = [], subtitles = [] } = manifest || {}
  add('fact_kind', kind)
  if (live) add('fact_length', text('fact_live'))
  else add('fact_length', durationSeconds && `${Math.round(durationSeconds * 10) / 10} s`)
  add('fact_segments', segmentCount)
  for (const { width, height, bandwidth, codecs } of variants) {
    const size = width && `${width}×${height}`
    add(
      'fact_picture',
      [size, bandwidth && `${Math.round(bandwidth / 1000)} kbit/s`, codecs].filter(Boolean).join(', ')
    )
  }
  for (const one of audio) add('fact_sound', [one.language, one.name, one.codecs].filter(Boolean).join(', '))
  for (const one of subtitles) add('fact_subtitles', [one.language, one.name].filter(Boolean).join(', '))
  add('fact_encryption', manifest && manifest.encryption.join(', '))
  add('fact_drm', manifest && manifest.drm.map((/** @type {any} */ { system }) => system).join(', '))
  if (protection !== 'none') add('fact_protection', protection)
  if (capabilities && capabilities.drmSystems) add('fact_device_drm', capabilities.drmSystems.join(', ') || '–')
  return rows
}

/** @param {[string, string][]} rows */
function facts(rows) {
  const list = element('dl')
  for (const [name, value] of rows) list.append(element('dt', '', name), element('dd', '', value))
  return list
}

/**
 * @param {any} report
 * @param {string[]} lines
 * @param {Translate} text
 * @returns {Node[]}
 */
function diagnostics(report, lines, text) {
  if (report.diagnostics.length === 0) return [element('p', 'nothing', text('inspect_nothing'))]
  const list = element('ol', 'diagnostics')
  const byWeight = [...report.diagnostics].sort(
    (one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)
  )
  for (const diagnostic of byWeight) list.append(diagnosticItem(diagnostic, lines, text))
  return [list]
}

/**
 * @param {any} diagnostic
 * @param {string[]} lines
 * @param {Translate} text
 */
function diagnosticItem({ code, severity, message, line, column, where, ref, evidence }, lines, text) {
  const place = [line && text(column ? 'at_column' : 'at_line', { line, column }), where, ref].filter(Boolean)
  const item = element('li', '', '', [
    element('p', 'said', '', [
      element('code', '', code),
      element('span', 'severity', text(`severity_${severity}`)),
      document.createTextNode(message)
    ])
  ])
  item.dataset.severity = severity
  if (place.length > 0) item.append(element('p', 'place', place.join(' · ')))
  const source = line ? lines[line - 1] : undefined
  if (source !== undefined && source.trim()) item.append(element('pre', '', lineView(source, column)))
  else if (evidence) item.append(element('pre', '', lineView(evidence)))
  return item
}

/**
 * @param {string} name
 * @param {string} [className]
 * @param {string} [content]
 * @param {Node[]} [children]
 */
function element(name, className = '', content = '', children = []) {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = content
  made.append(...children)
  return made
}
