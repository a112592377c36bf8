/* eslint no-var: 'off', object-shorthand: 'off' -- this file is served as it stands, to engines that know ES5 only */
// A minimal plugin for Lampa: a button in the menu that plays a film from several servers.
// If Resilient Playback is installed, it switches from a dead server to the next one. If not, Lampa plays the first.
;(function () {
  'use strict'

  // Lampa may run the file twice: from its list, and when the viewer adds it again.
  if (window.example_film) return
  window.example_film = true

  // Your site, and the film's servers, the best first. Resilient Playback reads `expires`: Unix time, in seconds.
  var site = 'https://site.example.com'
  var servers = [
    { url: 'https://a.example.com/film/master.m3u8?expires=1893456000', quality: 1080 },
    { url: 'https://b.example.com/film/1080.mp4', quality: 1080 },
    { url: 'https://c.example.com/film/720.mp4', quality: 720 }
  ]

  // A link was refused or has expired. If no fresh one comes within 10 s, the next server plays.
  function freshLink(source) {
    return new Promise(function (done, failed) {
      var address = site + '/link?instead=' + encodeURIComponent(source.url)
      new Lampa.Reguest().silent(
        address,
        function (answer) {
          done(answer.url)
        },
        failed
      )
    })
  }

  // Another server plays now, and the viewer was told. The next time the film starts with that server.
  function onSwitch(event) {
    function plays(server) {
      return server.url === event.to.url
    }
    function rests(server) {
      return !plays(server)
    }
    servers = servers.filter(plays).concat(servers.filter(rests))
  }

  function play() {
    var playdata = {
      title: 'Film',
      timeline: Lampa.Timeline.view(Lampa.Utils.hash('film')),
      subtitles: [{ label: 'English', language: 'en', url: 'https://a.example.com/film/en.vtt' }],

      // Without Resilient Playback, Lampa plays `url` and tries `url_reserve` once.
      url: servers[0].url,
      url_reserve: servers[1].url,

      // Resilient Playback reads these.
      sources: servers,
      resolve: freshLink,
      trailer: 'https://a.example.com/film/trailer.mp4',
      onSwitch: onSwitch
    }

    // The only line that integrates it. It calls Player.play, Player.playlist and Player.callback for you.
    ;(window.ResilientPlayback || Lampa.Player).play(playdata)
  }

  function addButton() {
    var button = $('<li class="menu__item selector"><div class="menu__text">Film</div></li>')
    button.on('hover:enter', play)
    $('.menu .menu__list').eq(0).append(button)
  }

  if (window.appready) addButton()
  else
    Lampa.Listener.follow('app', function (event) {
      if (event.type === 'ready') addButton()
    })
})()
