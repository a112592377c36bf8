/* eslint no-var: 'off', no-unused-vars: 'off', object-shorthand: 'off' -- for engines that know ES5 only */
// The remote control of webOS TV: 461 is Back, which reaches the app because of disableBackHistoryAPI in appinfo.json.
var platform = {
  keys: {
    13: 'ok',
    19: 'pause',
    37: 'left',
    38: 'up',
    39: 'right',
    40: 'down',
    412: 'rewind',
    413: 'stop',
    415: 'play',
    417: 'forward',
    461: 'back'
  },
  exit: function () {
    // Returns to the launcher, from which the viewer came.
    if (window.webOSSystem) window.webOSSystem.platformBack()
    else if (window.PalmSystem) window.PalmSystem.platformBack()
    else window.close()
  }
}
