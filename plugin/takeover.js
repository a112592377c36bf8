// @ts-check
// The two ways in which the application itself reacts to a fatal error: `url_reserve`, then the author's `error` hook.
// One failover per error: both rest while ours works.

/** @param {import('./lampa').PlayData} data */
export function takeOver(data) {
  const { error, url_reserve: reserve } = data
  if (error) data.error = undefined
  if (reserve) data.url_reserve = undefined

  function giveHookBack() {
    if (error && data.error === undefined) data.error = error
  }

  return {
    /** From here on the author's hook answers errors again. */
    giveHookBack,
    /** All as it was, but for what others have set meanwhile. */
    undo() {
      giveHookBack()
      if (reserve && data.url_reserve === undefined) data.url_reserve = reserve
    }
  }
}
