// @ts-check

/** @type {Record<string, string>} */
export const mp4Texts = {
  'MP4-3001': 'The file does not begin with a box, so it is no MP4.',
  'MP4-3002': 'The file begins with "{where}" instead of "ftyp"; some players refuse it.',
  'MP4-3003': 'None of the brands is known; the major one is "{brand}".',
  'MP4-3004': 'This is a QuickTime file; what browsers and TVs play of it depends on its codecs.',
  'MP4-3005':
    'The index (moov) comes after the media, at byte {offset}: playback starts late and needs a server that answers range requests. Rewrite the file with the index first.',
  'MP4-3006': 'The file has no index (moov), so nothing in it can be played.',
  'MP4-3007': 'The index (moov) has {bytes} bytes, all of which are loaded before the first frame.',
  'MP4-3008': 'The file ends within "{where}": its end is missing.',
  'MP4-3009': 'A box is smaller than its own header, in or at "{where}"; what follows it cannot be read.',
  'MP4-3010': 'Box "{box}" is larger than "{where}", which holds it.',
  'MP4-3011': 'At byte {offset} there is no box, so the rest of the file is not read.',
  'MP4-3012': 'This is a media segment without its initialization, so it cannot be played alone.',
  'MP4-3013': 'Box "{where}" is too short for its fields.',
  'MP4-3101': 'The movie header (mvhd) is missing or has no time scale, so the duration is unknown.',
  'MP4-3102': 'The file does not say how long it is.',
  'MP4-3103': 'The movie has no track.',
  'MP4-3104': 'The movie has no video track.',
  'MP4-3105': 'The movie has no audio track.',
  'MP4-3106': 'The movie has {count} tracks, of which only the first are read.',
  'MP4-3107': 'The movie is in fragments: some players need Media Source Extensions for it, or cannot seek.',
  'MP4-3201': 'A track does not say what it is for: its handler (hdlr) is missing or unreadable.',
  'MP4-3202': 'Track {track} has no sample entry, so nothing tells how to decode it.',
  'MP4-3203': 'Track {track} has no samples, and the movie is not in fragments.',
  'MP4-3204': 'Track {track} says that it has no sync samples, so nobody can seek in it.',
  'MP4-3205': 'Track {track} changes its decoder configuration on the way ({count} sample entries).',
  'MP4-3206': 'Track {track} has codec "{codec}", which no known player decodes.',
  'MP4-3207': 'The decoder configuration of track {track} ({codec}) is missing or unreadable.',
  'MP4-3208': 'Track {track} is {codec}, but its sample entry holds no parameter sets.',
  'MP4-3209': 'Track {track} is {codec}, with parameter sets in the samples; some players want avc1 or hvc1.',
  'MP4-3210':
    'Track {track} is Dolby Vision, profile {profile}: on other screens its colours may be wrong, or there is no picture.',
  'MP4-3211': 'Audio track {track} is one of several and does not say its language.',
  'MP4-3301': 'Track {track} is encrypted ({scheme}), so it needs a DRM system that this device has.',
  'MP4-3302': 'Track {track} is protected by scheme "{scheme}", which players do not know.',
  'MP4-3303': 'Track {track} is encrypted and does not say which codec it had.',
  'MP4-3304': 'Track {track} is encrypted without a "tenc" box, so its default key is not known.',
  'MP4-3305': 'The file is encrypted and holds no pssh, so the key must be known from elsewhere.'
}
