/** @jest-environment jsdom */
// examples/lampa-plugin as an author serves it, in the stand-in of Lampa: without our plugin, and with it and the real core.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileFunction } from 'node:vm'
import { parse } from 'acorn'
import { loadCore } from '../../js/core/client.js'
import { withTimers } from './stand-in/mocked-core.js'
import { back, createPage, pass } from './stand-in/page.js'

const text = readFileSync(join(__dirname, '../../examples/lampa-plugin/plugin.js'), 'utf8')
const a = 'https://a.example.com/film/master.m3u8?expires=1893456000'
const b = 'https://b.example.com/film/1080.mp4'
const c = 'https://c.example.com/film/720.mp4'
const fresh = 'https://a.example.com/film/master.m3u8?expires=1999999999'
const film = { duration: 120 }
const dead = { loadError: 'manifestLoadError' }
const beforeExpiry = 1800000000000
const afterExpiry = 1900000000000

beforeAll(() => loadCore())
withTimers()

/** The part of jQuery that the example uses. `press`: the viewer presses OK on the example's menu entry. */
function createMenu() {
  const entries = []
  const menu = {
    entries,
    press: () => entries[0].enter(),
    $: (html) =>
      html.charAt(0) === '<'
        ? { on: (type, fn) => type === 'hover:enter' && entries.push({ html, enter: fn }) }
        : { eq: () => ({ append: () => (menu.appended = (menu.appended || 0) + 1) }) }
  }
  return menu
}

/** The author's site, which the example asks for a fresh link. @param {string | null} link null: the site answers 500 */
function createRequests(link, asked) {
  return function Reguest() {
    this.silent = (address, done, failed) => {
      asked.push(address)
      setTimeout(() => (link ? done({ url: link }) : failed({ status: 500 })), 50)
    }
  }
}

function start(media, { installed = true, link = fresh, at = beforeExpiry, appready = true } = {}) {
  jest.setSystemTime(at)
  const page = createPage({ media, appready })
  const menu = createMenu()
  const asked = []
  const { Lampa } = page
  Lampa.Timeline = { view: () => ({ time: 0, percent: 0, duration: 0 }) }
  Lampa.Utils = { hash: (name) => `hash of ${name}` }
  Lampa.Reguest = createRequests(link, asked)
  const run = () => compileFunction(text, ['window', 'Lampa', '$'])(page.window, Lampa, menu.$)
  run()
  if (installed) page.run()
  return { ...page, menu, asked, run, opened: Lampa.PlayerVideo.opened }
}

const plain = (html) => Object.assign(document.createElement('div'), { innerHTML: html }).textContent
const position = ({ Lampa }) => Lampa.PlayerVideo.video().currentTime

test('it is ES5, and shorter than a hundred lines', () => {
  expect(() => parse(text, { ecmaVersion: 5 })).not.toThrow()
  expect(text.split('\n').length).toBeLessThan(100)
})

test('one entry in the menu: when the application is ready, and however often the file runs', () => {
  const page = start({}, { appready: false })
  expect(page.menu.entries).toHaveLength(0)
  page.becomeReady()
  page.run()
  expect([page.menu.entries.length, page.menu.appended]).toEqual([1, 1])
})

describe('without Resilient Playback', () => {
  test('the application plays the first server, with its subtitles, and asks for no link', async () => {
    const page = start({ [a]: film }, { installed: false })
    expect(page.window.ResilientPlayback).toBe(undefined)
    page.menu.press()
    await pass(3)
    expect(page.opened).toEqual([a])
    expect(position(page)).toBeGreaterThan(2)
    expect(page.Lampa.PlayerPanel.subs.map(({ label }) => label)).toEqual(['English'])
    expect(page.asked).toEqual([])
    back(page)
    expect(page.Lampa.Controller.enabled().name).toBe('content')
  })

  test('the application tries the second one once', async () => {
    const page = start({ [a]: dead, [b]: film }, { installed: false })
    page.menu.press()
    await pass(3)
    expect(page.opened).toEqual([a, b])
  })
})

describe('with Resilient Playback', () => {
  test('a healthy film: the first server, nothing is said, and its list of servers is whole', async () => {
    const page = start({ [a]: film })
    page.menu.press()
    await pass(10)
    expect(page.opened).toEqual([a])
    expect(page.Lampa.Noty.shown).toEqual([])
    page.Lampa.Keypad.listener.send('longdown', {})
    const rows = page.Lampa.Select.shown().items.map(({ title }) => plain(title))
    expect(rows.filter((row) => /[abc]\.example\.com/i.test(row))).toHaveLength(3)
  })

  test('dead in mid-film: on from the second one at the same place, and there from the start the next time', async () => {
    const page = start({ [a]: { ...film, fragErrorMs: 12000 }, [b]: film })
    page.menu.press()
    await pass(20)
    expect(page.opened).toEqual([a, b])
    expect(position(page)).toBeGreaterThan(15)
    back(page)
    await pass(1)
    page.menu.press()
    await pass(2)
    expect(page.opened).toEqual([a, b, b])
  })

  test('the better quality first: a lower one only where no other is left', async () => {
    const page = start({ [a]: dead, [b]: { errorCode: 4 }, [c]: film })
    page.menu.press()
    await pass(10)
    expect(page.opened[page.opened.length - 1]).toBe(c)
    expect(page.opened.indexOf(c)).toBeGreaterThan(page.opened.indexOf(b))
    expect(position(page)).toBeGreaterThan(1)
  })

  test('a link that has expired: a fresh one is asked for, once, and the server stays', async () => {
    const page = start({ [a]: dead, [b]: film, [fresh]: film }, { at: afterExpiry })
    page.menu.press()
    await pass(10)
    expect(page.asked).toEqual([`https://site.example.com/link?instead=${encodeURIComponent(a)}`])
    expect(page.opened).toEqual([a, fresh])
    back(page)
    await pass(1)
    page.menu.press()
    expect(page.opened[2]).toBe(a)
  })

  test('no fresh link: the next server', async () => {
    const page = start({ [a]: dead, [b]: film }, { at: afterExpiry, link: null })
    page.menu.press()
    await pass(10)
    expect(page.asked).toHaveLength(1)
    expect(page.opened).toEqual([a, b])
  })

  test('protected on every server: the trailer is offered, and plays when the viewer says so', async () => {
    const locked = { loadError: 'keySystemNoAccess' }
    const page = start({ [a]: locked, [b]: locked, [c]: locked })
    const { PlayerVideo, Select } = page.Lampa
    page.menu.press()
    for (let round = 0; round < 40 && !Select.opened(); round++) {
      await pass(1)
      PlayerVideo.listener.send('error', { error: 'details [keySystemNoAccess] fatal [true]', fatal: true })
    }
    expect(page.opened.some((url) => /trailer/.test(url))).toBe(false)
    Select.answer(Select.shown().items[1])
    expect(page.opened[page.opened.length - 1]).toBe('https://a.example.com/film/trailer.mp4')
  })
})
