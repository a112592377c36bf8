/** Lets all promises that are under way settle. No timer is due meanwhile. */
export async function settle() {
  for (let turn = 0; turn < 60; turn++) await null
}
