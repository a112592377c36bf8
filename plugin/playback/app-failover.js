// @ts-check
// The two ways in which the application itself reacts to a fatal error: `url_reserve`, then the author's `error` hook.
// One failover per error: both rest while ours works.

/** @param {import('../host/lampa').PlayData} data */
export function takeOver(data) {
  const { error, url_reserve: reserve } = data
  const rest = () => {
    if (error && data.error === error) data.error = undefined
  }
  rest()
  if (reserve) data.url_reserve = undefined

  function giveHookBack() {
    if (error && data.error === undefined) data.error = error
  }

  return {
    /** From here on the author's hook answers errors again. */
    giveHookBack,
    /** Ours works again. */
    rest,
    /** All as it was, but for what others have set meanwhile. */
    undo() {
      giveHookBack()
      if (reserve && data.url_reserve === undefined) data.url_reserve = reserve
    }
  }
}
