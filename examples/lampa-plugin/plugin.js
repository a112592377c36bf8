/* eslint no-var: 'off' -- this file is served as it stands, to engines that know ES5 only */
// A plugin of yours for Lampa, as small as it can be: a button in the menu that plays a film from several servers.
// Where Resilient Playback is installed a dead server is left for the next one; where it is not, Lampa plays the first.
;(function () {
  'use strict'

  // Your servers: the same film, the best first.
  var servers = ['https://a.example.com/film/master.m3u8', 'https://b.example.com/film/master.m3u8']

  function play() {
    var playdata = {
      title: 'Film',
      url: servers[0],
      sources: servers,
      timeline: Lampa.Timeline.view(Lampa.Utils.hash('film'))
    }

    // The only line that integrates it. Player.play, Player.playlist and Player.callback are called for you.
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
