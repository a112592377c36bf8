/* eslint no-var: 'off', object-shorthand: 'off' -- served as it stands, to engines that know ES5 only */
/* global films, platform, ResilientPlayback */
// A list of films and the chosen film, controlled by a remote control. The keys and the way to close the app differ between
// televisions: platform.js has them.
;(function () {
  'use strict'
  var video = document.querySelector('video')
  var list = document.querySelector('ul')
  var note = document.querySelector('[role=status]')
  var noteMs = 7000
  var chosen = 0
  var player = null
  var noteTimer = 0

  function say(text) {
    note.textContent = text
    clearTimeout(noteTimer)
    noteTimer = setTimeout(function () {
      note.textContent = ''
    }, noteMs)
  }

  function choose(index) {
    chosen = Math.max(0, Math.min(films.length - 1, index))
    list.children[chosen].focus()
  }

  function open(film) {
    document.body.className = 'playing'
    player = ResilientPlayback.createPlayer(video, { title: film.title, sources: film.sources, memory: 'local' })
    player.on('source_changed', function (event) {
      say(event.message)
    })
    player.on('exhausted', function (event) {
      close()
      say(event.message)
    })
    player.play().then(null, function () {
      // The listener of 'exhausted' has already said why.
    })
  }

  function close() {
    document.body.className = ''
    if (player) player.dispose()
    player = null
    choose(chosen)
  }

  function jump(seconds) {
    return function () {
      video.currentTime = Math.max(0, video.currentTime + seconds)
    }
  }

  function step(by) {
    return function () {
      choose(chosen + by)
    }
  }

  function toggle() {
    if (video.paused) player.play()
    else video.pause()
  }

  function openChosen() {
    open(films[chosen])
  }

  var inList = { up: step(-1), down: step(1), ok: openChosen, play: openChosen, back: platform.exit }
  var inFilm = { left: jump(-10), right: jump(10), rewind: jump(-10), forward: jump(10), ok: toggle, toggle: toggle }
  inFilm.stop = inFilm.back = close
  inFilm.play = function () {
    player.play()
  }
  inFilm.pause = function () {
    video.pause()
  }

  document.addEventListener('keydown', function (event) {
    var act = (player ? inFilm : inList)[platform.keys[event.keyCode]]
    if (!act) return
    event.preventDefault()
    act()
  })
  films.forEach(function (film) {
    var item = document.createElement('li')
    item.tabIndex = 0
    item.textContent = film.title
    list.appendChild(item)
  })
  choose(0)
})()
