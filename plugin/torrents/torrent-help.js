// @ts-check
// Decides whether the plugin helps with a film that TorrServer reads from a torrent. The viewer must have switched this on
// and agreed for that very server. Otherwise the film plays as without the plugin.
import { isAddress, splitAddresses } from '../host/addresses.js'
import { isolated, line } from '../notices/notices.js'
import { safely } from '../host/safely.js'
import { hostOf } from '../menus/server-rows.js'
import { setting } from '../settings/settings.js'
import { serverOf, twinOf } from './torrserver.js'
import { say } from '../text.js'

/** How often the plugin looks whether the question may be shown: no event says that a list has closed. */
const pollMs = 500
const inPlayer = /^player(_panel|_rewind)?$/

/**
 * @typedef {import('../host/lampa').PlayData} PlayData
 * @param {import('../host/lampa').LampaApp} app
 * @param {import('../host/device-store-host').DeviceStore} consents
 * @param {(ms: number, fn: () => void) => () => void} every
 */
export function createTorrentHelp(app, consents, every) {
  /** "No" holds until the application is closed. @type {Record<string, boolean>} */
  const declined = {}
  let stop = () => {}

  /** @param {PlayData} data @returns {string[]} addresses of the servers that the plugin would contact */
  function serversFor({ url }) {
    const home = serverOf(app, url)
    const twin = home && twinOf(app, String(url))
    return home ? [home.address].concat(twin ? twin.server.address : []) : []
  }

  /** @param {PlayData} data */
  function toAsk(data) {
    if (!setting(app, 'torrserver')) return []
    const servers = serversFor(data).filter((address) => consents.get(address) === '')
    return servers.some((address) => declined[address]) ? [] : servers
  }

  /** @param {string[]} servers @param {() => void} agreed */
  function show(servers, agreed) {
    const focus = app.Controller.enabled().name
    const answer = (/** @type {(() => void) | undefined} */ then) => {
      app.Controller.toggle(focus)
      if (then) then()
    }
    const no = () => servers.forEach((address) => (declined[address] = true))
    const yes = () => {
      servers.forEach((address) => consents.set(address, 'yes'))
      agreed()
    }
    const names = servers.map(hostOf).join(', ')
    const told = ['torrent_seen', 'torrent_uploads', 'torrent_law', 'torrent_help'].map((key) =>
      line(say(app, key, { s: names }))
    )
    app.Select.show({
      title: say(app, 'torrent_title'),
      items: [
        ...told,
        { title: isolated(say(app, 'torrent_no')), then: no },
        { title: isolated(say(app, 'torrent_yes')), then: yes }
      ],
      onSelect: safely(({ then }) => answer(then)),
      onBack: safely(() => answer(no))
    })
  }

  return {
    /** @param {PlayData} data */
    isTorrent: ({ torrent_hash: hash, url }) =>
      Boolean(hash) || splitAddresses(String(url)).some((one) => serverOf(app, one) !== null),

    /** @param {PlayData} data */
    allows(data) {
      const home = setting(app, 'torrserver') && isAddress(data.url) ? serverOf(app, data.url) : null
      return home !== null && consents.get(home.address) !== ''
    },

    /** The film on the other server, if the viewer has agreed to that one too. @param {string} url @returns {string[]} */
    others(url) {
      const twin = twinOf(app, url)
      return twin && consents.get(twin.server.address) ? [twin.url] : []
    },

    /**
     * Asks over the film that has just started, as soon as no other list is open. The application has opened it already.
     * @param {PlayData} data
     * @param {() => void} agreed
     */
    ask(data, agreed) {
      stop()
      const servers = toAsk(data)
      if (!servers.length) return
      stop = every(pollMs, () => {
        if (app.Player.playdata() !== data) return stop()
        if (app.Select.opened() || !inPlayer.test(app.Controller.enabled().name)) return
        stop()
        show(servers, agreed)
      })
    },

    /** Withdraws all consents; the plugin asks again at the next torrent. */
    withdraw() {
      Object.keys(declined).forEach((address) => delete declined[address])
      consents.clear()
    }
  }
}

/** @typedef {ReturnType<typeof createTorrentHelp>} TorrentHelp */
