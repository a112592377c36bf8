// @ts-check
// Generates manifests as packagers write them: the same bytes in every run, on every machine.

/** @param {number} value @param {number} width */
const padded = (value, width) => String(value).padStart(width, '0')

/** A sequence without a seed, so that segments vary in the same way in every run. @param {number} i */
const wobble = (i) => ((i * 7919) % 1000) / 1000

/** @param {number} i */
const dateOf = (i) => new Date(Date.UTC(2026, 0, 1) + i * 6000).toISOString()

/**
 * The lines of segment i of a recording: six seconds, and every tenth segment has a date, as live recorders write it.
 * @param {number} i
 */
function segmentLines(i) {
  const seconds = (5.9 + wobble(i) * 0.1).toFixed(6)
  const date = i % 10 === 0 ? `#EXT-X-PROGRAM-DATE-TIME:${dateOf(i)}\n` : ''
  return `${date}#EXTINF:${seconds},\nvideo/1080p/segment_${padded(i, 6)}.ts\n`
}

/** The same film as byte ranges of one file. @param {number} i */
function rangeLines(i) {
  const seconds = (5.9 + wobble(i) * 0.1).toFixed(6)
  const bytes = 1500000 + Math.floor(wobble(i) * 400000)
  return `#EXTINF:${seconds},\n#EXT-X-BYTERANGE:${bytes}@${i * 2000000}\nvideo/1080p/film.ts\n`
}

/**
 * @param {{segments?: number, bytes?: number, lines?: (i: number) => string}} size number of segments or of bytes
 * @returns {string}
 */
export function hlsMedia({ segments = Infinity, bytes = Infinity, lines = segmentLines }) {
  const parts = ['#EXTM3U\n#EXT-X-VERSION:4\n#EXT-X-TARGETDURATION:6\n#EXT-X-PLAYLIST-TYPE:VOD\n']
  let length = parts[0].length
  for (let i = 0; i < segments && length < bytes - 15; i++) {
    parts.push(lines(i))
    length += parts[parts.length - 1].length
  }
  return parts.join('') + '#EXT-X-ENDLIST\n'
}

/** @returns {string} variants, audio tracks and subtitles of one film */
export function hlsMultivariant() {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:6', '#EXT-X-INDEPENDENT-SEGMENTS']
  for (const language of ['en', 'de', 'fr', 'uk', 'ru']) {
    const rest = `LANGUAGE="${language}",NAME="${language}",AUTOSELECT=YES,DEFAULT=${language === 'en' ? 'YES' : 'NO'}`
    lines.push(`#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aac",${rest},CHANNELS="2",URI="audio/${language}/index.m3u8"`)
    lines.push(`#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subs",${rest},FORCED=NO,URI="subs/${language}/index.m3u8"`)
  }
  for (const height of [240, 360, 480, 576, 720, 900, 1080, 1440, 2160]) {
    const width = Math.round((height * 16) / 9)
    const rate = `BANDWIDTH=${height * 5200},AVERAGE-BANDWIDTH=${height * 4100}`
    const codecs = 'CODECS="avc1.640028,mp4a.40.2",FRAME-RATE=25.000,AUDIO="aac",SUBTITLES="subs"'
    lines.push(`#EXT-X-STREAM-INF:${rate},RESOLUTION=${width}x${height},${codecs}`, `video/${height}p/index.m3u8`)
  }
  return lines.join('\n') + '\n'
}

const heights = [240, 360, 480, 720, 1080, 2160]

/** Every eighth S element stands for three segments, so 8 elements are 10 segments. @param {number} count of S elements */
const segmentsOf = (count) => count + 2 * Math.ceil(count / 8)

/** @param {number} set @param {number} count the S elements of a track @param {boolean} video */
function timeline(set, count, video) {
  const parts = []
  for (let i = 0; i < count; i++) {
    const duration = video ? 540000 : 539000 + Math.floor(wobble(i + set) * 2000)
    const repeats = i % 8 === 0 ? ' r="2"' : ''
    parts.push(i === 0 ? `<S t="0" d="${duration}"${repeats}/>` : `<S d="${duration}"${repeats}/>`)
  }
  return `<SegmentTimeline>${parts.join('\n')}</SegmentTimeline>`
}

/** @param {string} language @param {number} period @param {number} segments */
function audioSet(language, period, segments) {
  const template =
    'timescale="90000" media="$RepresentationID$/$Time$.m4s" initialization="$RepresentationID$/init.mp4"'
  return `<AdaptationSet contentType="audio" mimeType="audio/mp4" lang="${language}" segmentAlignment="true">
<Role schemeIdUri="urn:mpeg:dash:role:2011" value="main"/>
<SegmentTemplate ${template}>${timeline(language.charCodeAt(0), segments, false)}</SegmentTemplate>
<Representation id="a-${language}-${period}" bandwidth="128000" codecs="mp4a.40.2" audioSamplingRate="48000"/>
</AdaptationSet>
`
}

/** @param {number} period @param {number} segments */
function videoSet(period, segments) {
  const template =
    'timescale="90000" media="$RepresentationID$/$Number$.m4s" initialization="$RepresentationID$/init.mp4"'
  const rows = heights.map((height) => {
    const size = `width="${Math.round((height * 16) / 9)}" height="${height}" bandwidth="${height * 5200}"`
    return `<Representation id="v${height}-${period}" ${size} codecs="avc1.640028" frameRate="25" sar="1:1"/>`
  })
  return `<AdaptationSet contentType="video" mimeType="video/mp4" segmentAlignment="true" startWithSAP="1">
<SegmentTemplate ${template}>${timeline(period, segments, true)}</SegmentTemplate>
${rows.join('\n')}
</AdaptationSet>
`
}

/**
 * A recording with one SegmentTimeline in each AdaptationSet.
 * @param {{periods: number, segments: number}} size `segments` S elements in each timeline
 * @returns {string}
 */
export function mpd({ periods, segments }) {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  const attributes = 'type="static" minBufferTime="PT6S" profiles="urn:mpeg:dash:profile:isoff-live:2011"'
  const length = segmentsOf(segments) * 6
  parts.push(
    `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" ${attributes} mediaPresentationDuration="PT${periods * length}S">\n`
  )
  for (let i = 0; i < periods; i++) {
    parts.push(`<Period id="p${i}" start="PT${i * length}S" duration="PT${length}S">\n`, videoSet(i, segments))
    for (const language of ['en', 'de', 'ru']) parts.push(audioSet(language, i, segments))
    parts.push('</Period>\n')
  }
  parts.push('</MPD>\n')
  return parts.join('')
}

/** Many periods and Representations with numbered segments of one length: no timeline. @param {number} periods */
export function mpdNumbered(periods) {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  const attributes = 'type="static" minBufferTime="PT6S" profiles="urn:mpeg:dash:profile:isoff-live:2011"'
  parts.push(
    `<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" ${attributes} mediaPresentationDuration="PT${periods * 60}S">\n`
  )
  for (let i = 0; i < periods; i++) {
    parts.push(`<Period id="p${i}" start="PT${i * 60}S" duration="PT60S">\n`)
    parts.push('<AdaptationSet contentType="video" mimeType="video/mp4" segmentAlignment="true" startWithSAP="1">\n')
    const names = 'media="$RepresentationID$/$Number%05d$.m4s" initialization="$RepresentationID$/init.mp4"'
    parts.push(`<SegmentTemplate timescale="1" duration="6" startNumber="${i * 10 + 1}" ${names}/>\n`)
    for (const height of heights) {
      const size = `width="${Math.round((height * 16) / 9)}" height="${height}" bandwidth="${height * 5200}"`
      parts.push(`<Representation id="v${height}" ${size} codecs="avc1.640028" frameRate="25" sar="1:1"/>\n`)
    }
    parts.push('</AdaptationSet>\n</Period>\n')
  }
  parts.push('</MPD>\n')
  return parts.join('')
}

/** @returns {{name: string, kind: 'hls' | 'mpd', text: string}[]} */
export function inputs() {
  return [
    { name: 'HLS multivariant', kind: 'hls', text: hlsMultivariant() },
    { name: 'HLS 1 KB', kind: 'hls', text: hlsMedia({ bytes: 1000 }) },
    { name: 'HLS 150 KB', kind: 'hls', text: hlsMedia({ bytes: 150000 }) },
    { name: 'HLS 1.5 MB', kind: 'hls', text: hlsMedia({ bytes: 1500000 }) },
    { name: 'HLS 5000 segments', kind: 'hls', text: hlsMedia({ segments: 5000 }) },
    { name: 'HLS 5000 byte ranges', kind: 'hls', text: hlsMedia({ segments: 5000, lines: rangeLines }) },
    { name: 'MPD 76 KB, timelines', kind: 'mpd', text: mpd({ periods: 1, segments: 1050 }) },
    { name: 'MPD 5 MB, timelines', kind: 'mpd', text: mpd({ periods: 46, segments: 1500 }) },
    { name: 'MPD 5 MB, numbers', kind: 'mpd', text: mpdNumbered(4700) }
  ]
}
