// @ts-check
// Every fault of bench:failover in the real application, from the start and in mid-film, through each of its engines. A quarter of an hour: only where asked for, as `-- matrix/`.
import { faultsOf } from '../../bench/failover/faults.mjs'
import { fromTheStart, inMidFilm, paths } from './faults.mjs'

/** An element needs no permission to show what it reads. */
const isNoFault = (/** @type {string} */ path, /** @type {string} */ fault) =>
  path === 'native-hls' && fault === 'no CORS'

/** @returns {import('../run.mjs').Cell[]} */
export const matrixCells = () =>
  paths.flatMap((path) =>
    /** @type {const} */ (['start', 'mid']).flatMap((phase) =>
      faultsOf(path.kind, phase, false)
        .filter(({ name }) => !isNoFault(path.name, name))
        .map(({ name, fault }) => ({
          name: `matrix/${path.name}/${phase}/${name}`,
          bare: 'skipped',
          onlyAsked: true,
          run: (/** @type {import('../bench.mjs').Bench} */ bench) =>
            phase === 'start' ? fromTheStart(bench, path, fault) : inMidFilm(bench, path, fault)
        }))
    )
  )
