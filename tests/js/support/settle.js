/** Lets pending promises settle, in 60 microtask turns. It runs no timer. */
export async function settle() {
  for (let turn = 0; turn < 60; turn++) await null
}
