/** The levers of transport: what each mode costs and emits, what each wharf handles, which stretches are open. */
import type { Mode, Scenario } from '../../src/index.ts'
import { type Path, readPath } from './document.ts'
import { choiceLever, numberLever } from './lever-parts.ts'
import type { Lever, NumberLever, NumberMeasure, Section } from './lever-types.ts'

/** Prices per kilometre in sight; what is moved more rarely in a disclosure for each mode. */
export function transportLevers(loaded: Scenario): Lever[] {
  return [
    ...loaded.modes.flatMap(bandLevers),
    ...stretchLevers(loaded),
    ...loaded.modes.flatMap((mode) => modeLevers(mode, loaded)),
    ...terminalLevers(loaded),
  ]
}

function bandLevers(mode: Mode): NumberLever[] {
  return mode.bands.map((band, index) => {
    const path: Path = ['modes', mode.id, 'bands', band.id, 'rate']
    const from = mode.bands[index - 1]?.upTo ?? 0
    const only = mode.bands.length === 1
    const ends = only ? null : { from, to: band.upTo }
    return numberLever('transport', path, ownerOf(mode), 'rate', band.rate, { band: ends })
  })
}

/** The rest of a mode, of which its document gives some and leaves some to the defaults. */
function modeLevers(mode: Mode, loaded: Scenario): NumberLever[] {
  const section: Section = { id: `mode-${mode.id}`, name: mode.name }
  const one = (key: string, measure: NumberMeasure, quantity: Parameters<typeof numberLever>[4]) =>
    numberLever('transport', ['modes', mode.id, ...key.split('.')], ownerOf(mode), measure, quantity, {
      section,
    })
  // Loading and unloading are given together or not at all.
  const handled = readPath(loaded.document, ['modes', mode.id, 'handling']) !== undefined
  return [
    one('fixed', 'fixed', mode.fixed),
    ...(handled
      ? [
          one('handling.load', 'load', mode.handling.load),
          one('handling.unload', 'unload', mode.handling.unload),
        ]
      : []),
    one('emissionFactor', 'emissionFactor', mode.emissionFactor),
    ...(mode.kind === 'road' || mode.kind === 'belt' ? [one('circuity', 'circuity', mode.circuity)] : []),
    ...(mode.kind === 'barge' ? [one('upstreamFactor', 'upstreamFactor', mode.upstreamFactor)] : []),
  ]
}

/** Whether barges pass a stretch, where the document says so once for all years. */
function stretchLevers(loaded: Scenario): Lever[] {
  return loaded.waterways.flatMap((waterway) =>
    waterway.stretches.map((stretch) => {
      const path: Path = ['waterways', waterway.id, 'stretches', stretch.id, 'open']
      const owner = { name: stretch.name, region: null }
      return choiceLever('transport', path, owner, 'open', `${stretch.open.byYear[0] ?? 1}`, ['1', '0'])
    }),
  )
}

function terminalLevers(loaded: Scenario): NumberLever[] {
  const section: Section = { id: 'terminals', name: null }
  return loaded.terminals.flatMap((terminal) =>
    terminal.throughput === null
      ? []
      : [
          numberLever(
            'transport',
            ['terminals', terminal.id, 'throughput'],
            { name: terminal.name, region: terminal.region },
            'throughput',
            terminal.throughput,
            { section },
          ),
        ],
  )
}

function ownerOf(mode: Mode): { readonly name: Mode['name']; readonly region: null } {
  return { name: mode.name, region: null }
}
