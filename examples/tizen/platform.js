/* eslint no-var: 'off', no-unused-vars: 'off', object-shorthand: 'off' -- for engines that know ES5 only */
/* global tizen */
// The remote control of Samsung's Tizen: 10009 is Return. The set sends arrows, OK and Return by itself; an app must
// register media keys.
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
    10009: 'back',
    10252: 'toggle'
  },
  exit: function () {
    if (window.tizen) tizen.application.getCurrentApplication().exit()
    else window.close()
  }
}

;['MediaPlay', 'MediaPause', 'MediaPlayPause', 'MediaStop', 'MediaRewind', 'MediaFastForward'].forEach(function (name) {
  try {
    if (window.tizen) tizen.tvinputdevice.registerKey(name)
  } catch (error) {
    // A remote control without this key.
  }
})
