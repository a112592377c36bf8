// @ts-check
// Updates the menus of the player's panel after a switch: its list of streams shows the film's servers, its list of
// qualities belongs to the server that plays.
import { splitAddresses } from '../host/addresses.js'
import { describeServers } from './server-rows.js'

/**
 * @typedef {import('../host/lampa').PlayData} PlayData
 * @param {import('../host/lampa').LampaApp} app
 */
export function createPanelMenus(app) {
  const { PlayerPanel, Controller } = app
  let ours = false

  /** Whether another plugin has put its own streams into the list. */
  function areTaken() {
    const button = PlayerPanel.render && PlayerPanel.render().find('.player-panel__flow')
    return !ours && !!button && button.length > 0 && !button.hasClass('hide')
  }

  /**
   * The entry of the map that contains this address, in the form that the panel knows.
   * @param {import('../host/lampa').QualityMap} quality
   * @param {string} url
   * @returns {string}
   */
  function entryOf(quality, url) {
    const addresses = Object.keys(quality).map((name) => {
      const entry = quality[name]
      return String((entry && typeof entry === 'object' && entry.url) || entry)
    })
    /** @param {string} address */
    const contains = (address) => address === url || splitAddresses(address).indexOf(url) >= 0
    return addresses.filter(contains)[0] || ''
  }

  return {
    /**
     * @param {import('./server-rows').Sources} sources
     * @param {ReturnType<import('./server-rows').createCooldowns>} cooldowns
     * @param {(index: number) => void} use
     */
    showServers(sources, cooldowns, use) {
      if (!PlayerPanel.setFlows || sources.length < 2 || areTaken()) return
      ours = true
      const items = describeServers(app, sources, cooldowns).map((server) => ({
        ...server,
        // Without this the application would open the address itself and lose dub and position.
        onSelect() {
          Controller.toggle('player_panel')
          if (!server.selected) use(server.index)
        }
      }))
      PlayerPanel.setFlows(items)
    },
    hideServers() {
      if (ours && PlayerPanel.setFlows) PlayerPanel.setFlows(false)
      ours = false
    },
    /** The panel has dropped its list of streams. */
    forget() {
      ours = false
    },
    /**
     * Another address plays. The list of levels belongs to an engine that is gone; the next 'levels' event fills it again.
     * @param {PlayData} data
     * @param {string} url
     */
    refreshQuality({ quality }, url) {
      if (!PlayerPanel.quality) return
      if (!quality) return PlayerPanel.quality([], '')
      const entry = entryOf(/** @type {import('../host/lampa').QualityMap} */ (quality), url)
      if (entry) PlayerPanel.quality(quality, entry)
    }
  }
}
