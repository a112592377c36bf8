// @ts-check
/** Events of an evening: eight sources, segment requests, two samples a second, seeks, pauses, failures of every kind. */

const MOST = 10000
const STEP_MS = 500

/**
 * Records the events with a core, because they name the core's loads and wake it when it asks for that.
 * @param {import('../../js/types').CoreModule} core
 * @returns {{config: string, events: string[]}} as JSON
 */
export function recordScript(core) {
  const sources = Array.from({ length: 8 }, (_, i) => ({
    id: `s${i + 1}`,
    url: `https://server${i + 1}.example/film/master.m3u8?token=0123456789abcdef`,
    type: 'hls',
    quality: i < 6 ? 1080 : 720
  }))
  const capabilities = { mse: true, hlsjs: true, look: true, life: true, requests: true }
  const config = JSON.stringify({ sources, capabilities, seed: 7, now: 1000 })
  const session = new core.Session(config)
  /** @type {string[]} */
  const events = []
  let now = 1000
  let loadId = 'l0'
  let sourceId = 's1'
  /** @type {number | undefined} */
  let wakeAt

  /** @param {object} event */
  function send(event) {
    const json = JSON.stringify({ ...event, now })
    events.push(json)
    const answer = JSON.parse(session.handle(json))
    wakeAt = answer.wakeAt
    for (const command of answer.commands ?? [])
      if (command.type === 'load_url') [loadId, sourceId] = [command.loadId, command.sourceId]
  }

  send({ type: 'load' })
  let position = 0
  for (let step = 1; events.length < MOST; step += 1) {
    now += STEP_MS
    if (wakeAt !== undefined && wakeAt <= now) send({ type: 'wake' })
    if (step % 97 === 1) {
      send({ type: 'playback_started', loadId, position, duration: 7200 })
    } else if (step % 97 === 90) {
      const status = [404, 503, 0, 403, 429][Math.floor(step / 97) % 5]
      send({ type: 'playback_failed', loadId, position, evidence: { engine: 'http', status } })
      if (step % 970 === 90) send({ type: 'load', position })
    } else {
      position += STEP_MS / 1000
      send({ type: 'progress', loadId, position, duration: 7200, bufferedEnd: position + 20, frames: step * 12 })
    }
    if (step % 8 === 0) {
      const id = `r${step}`
      const others = sources.map((source) => source.id).filter((other) => other !== sourceId)
      send({ type: 'request', id, sourceId, vital: true, media: true, others })
      send({ type: 'request_done', id, sourceId, ok: step % 40 !== 0, firstByteMs: 80, ...(step % 40 ? {} : failed) })
    }
    if (step % 200 === 0) send({ type: 'seek', position: (position = (step * 7) % 7000) })
    if (step % 311 === 0) send({ type: 'pause' })
    if (step % 311 === 4) send({ type: 'resume' })
  }
  session.delete()
  return { config, events: events.slice(0, MOST) }
}

const failed = { evidence: { engine: 'http', status: 503 } }
