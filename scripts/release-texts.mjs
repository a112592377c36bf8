// The texts that a release writes, as pure functions.

/** @param {string} version @returns {number[]} */
function numbersOf(version) {
  const found = /^(\d+)\.(\d+)\.(\d+)$/.exec(version)
  if (!found) throw new Error(`${version}: three numbers are expected`)
  return found.slice(1).map(Number)
}

/** @param {string} version @param {string} before */
export function isNewer(version, before) {
  const [now, then] = [numbersOf(version), numbersOf(before)]
  const differs = now.findIndex((number, index) => number !== then[index])
  return differs >= 0 && now[differs] > then[differs]
}

/**
 * The heading `## <anything> (unreleased)` gets the version and the day.
 * @param {string} changelog @param {string} version @param {string} day
 * @returns {{text: string, notes: string}} notes: the entries of this release
 */
export function releaseChangelog(changelog, version, day) {
  const heading = /^## .*\(unreleased\)$/m
  const parts = changelog.split(heading)
  if (parts.length !== 2) throw new Error('CHANGELOG.md: one heading "## ... (unreleased)" is expected')
  const notes = parts[1].split(/^## /m)[0].trim()
  if (!notes) throw new Error('CHANGELOG.md: nothing is unreleased')
  return { text: changelog.replace(heading, `## ${version} (${day})`), notes }
}

/**
 * @param {string} file @param {string} text @param {string} before @param {string} version
 * @returns {string}
 */
export function setVersion(file, text, before, version) {
  const mark = file.endsWith('.xml') ? ` version="${before}" viewmodes` : `"version": "${before}"`
  const at = text.indexOf(mark)
  if (at < 0) throw new Error(`${file}: version ${before} is not there`)
  const put = (/** @type {string} */ part) => part.replace(mark, mark.replace(before, version))
  if (!file.endsWith('package-lock.json')) return put(text)
  // The lock file names the project twice, before any package.
  const packages = text.indexOf('"packages"')
  return put(text.slice(0, packages)) + put(text.slice(packages))
}
