// @ts-check
import { authorCells } from './author.mjs'
import { environmentCells } from './environment.mjs'
import { faultCells } from './faults.mjs'
import { healthyCells } from './healthy.mjs'
import { leakCells } from './leaks.mjs'
import { playdataCells } from './playdata.mjs'
import { proxyCells } from './proxies.mjs'
import { settingsCells } from './settings.mjs'
import { trackCells } from './tracks.mjs'

/** The longest first, so that no lane waits for it at the end. @returns {import('../run.mjs').Cell[]} */
export const allCells = () => [
  ...leakCells(),
  ...healthyCells(),
  ...faultCells(),
  ...playdataCells(),
  ...trackCells(),
  ...authorCells(),
  ...environmentCells(),
  ...settingsCells(),
  ...proxyCells()
]
