// @ts-check
// The menus of the player's own panel after a switch: its list of streams has our servers, its qualities are those of the
// server that plays.
import { splitAddresses } from '../host/addresses.js'
import { describeServers } from './server-rows.js'

/**
 * @typedef {import('../host/lampa').PlayData} PlayData
 * @param {import('../host/lampa').LampaApp} app
 */
export function createPanelMenus(app) {
  const { PlayerPanel, Controller } = app
  let ours = false

  /** Another plugin has put its own streams there. */
  function areTaken() {
    const button = PlayerPanel.render && PlayerPanel.render().find('.player-panel__flow')
    return !ours && !!button && button.length > 0 && !button.hasClass('hide')
  }

  /**
   * The entry of the map that holds this address, as the panel knows it.
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
    const holds = (address) => address === url || splitAddresses(address).indexOf(url) >= 0
    return addresses.filter(holds)[0] || ''
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
        // Else the application opens the address itself, without voice and place.
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
    /** The panel has forgotten them. */
    forget() {
      ours = false
    },
    /**
     * Another address plays. A list of levels belongs to an engine that is gone: the next 'levels' fills it.
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
