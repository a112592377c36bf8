// @ts-check
import { authorCells } from './author.mjs'
import { environmentCells } from './environment.mjs'
import { faultCells } from './faults.mjs'
import { externalTrackCells } from './external-tracks.mjs'
import { healthyCells } from './healthy.mjs'
import { hostileCells } from './hostile.mjs'
import { leakCells } from './leaks.mjs'
import { neighbourCells } from './neighbours.mjs'
import { newcomerCells } from './newcomer.mjs'
import { playdataCells } from './playdata.mjs'
import { diagnosticsCells } from './diagnostics.mjs'
import { proxyCells } from './proxies.mjs'
import { requestCells } from './requests.mjs'
import { settingsCells } from './settings.mjs'
import { torrentCells } from './torrents.mjs'
import { trackCells } from './tracks.mjs'
import { trailerCells } from './trailers.mjs'

/** The longest cells first, so that no lane waits for one at the end. @returns {import('../run.mjs').Cell[]} */
export const allCells = () => [
  ...leakCells(),
  ...healthyCells(),
  ...faultCells(),
  ...playdataCells(),
  ...trackCells(),
  ...externalTrackCells(),
  ...authorCells(),
  ...environmentCells(),
  ...neighbourCells(),
  ...settingsCells(),
  ...hostileCells(),
  ...newcomerCells(),
  ...diagnosticsCells(),
  ...requestCells(),
  ...trailerCells(),
  ...torrentCells(),
  ...proxyCells()
]
