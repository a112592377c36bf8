// @ts-check
// The application itself reacts to a fatal error in two ways: `url_reserve`, then the author's `error` hook. Only one
// failover may handle an error, so both are off while the plugin's failover works.

/** @param {import('../host/lampa').PlayData} data */
export function takeAppFailover(data) {
  const { error, url_reserve: reserve } = data
  const keepHookOff = () => {
    if (error && data.error === error) data.error = undefined
  }
  keepHookOff()
  if (reserve) data.url_reserve = undefined

  function giveHookBack() {
    if (error && data.error === undefined) data.error = error
  }

  return {
    /** From now on the author's hook handles errors again. */
    giveHookBack,
    /** The plugin's failover works again, so the hook is off. */
    keepHookOff,
    /** Restores both fields, unless others have set them meanwhile. */
    undo() {
      giveHookBack()
      if (reserve && data.url_reserve === undefined) data.url_reserve = reserve
    }
  }
}
