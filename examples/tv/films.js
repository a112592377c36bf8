/* eslint no-var: 'off', no-unused-vars: 'off' -- a script of a page, for engines that know ES5 only */
// Put your films here: each one with its servers, the best first.
var films = [
  { title: 'A film', sources: ['https://a.example/film/master.m3u8', 'https://b.example/film/master.m3u8'] },
  { title: 'Another film', sources: ['https://a.example/other.mp4', 'https://b.example/other.mp4'] }
]
