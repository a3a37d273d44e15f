/** Which arcs a search starts with. */
import { at } from '../lists.ts'
import type { Candidates } from './candidates.ts'

/** Up to this many candidates a general engine takes them all faster than it could price them in. */
const SMALL = 20_000
/** Nearest markets each site keeps a road to, and nearest sites each market does. */
const NEAREST_ROADS = 10
/** Nearest wharves each site and each market keeps a road to. */
const NEAREST_WHARVES = 2

/**
 * Choose the arcs that a search starts with: all of a small network; of a large one the roads to the nearest
 * markets, sites and wharves, the rivers between wharves so reached, every belt and railway, and one way on from
 * every wharf. 1 where an arc is chosen. The others are priced against the duals and added until none improves
 * the answer, so the choice decides how long that takes and never what comes out.
 */
export function chooseCandidates(candidates: Candidates, small = SMALL): Uint8Array {
  const kept = new Uint8Array(candidates.count)
  if (candidates.count <= small) return kept.fill(1)
  const { places } = candidates
  const kinds = candidates.places.scenario.modes.map((mode) => mode.kind)
  const terminals = places.sites + places.markets
  const isTerminal = (place: number) => place >= terminals
  const near = new Nearest(candidates, kept)
  for (let c = 0; c < candidates.count; c++) {
    const from = at(candidates.from, c)
    const to = at(candidates.to, c)
    const kind = at(kinds, at(candidates.mode, c))
    if (kind === 'belt' || kind === 'rail') kept[c] = 1
    else if (kind === 'road' && !isTerminal(from) && !isTerminal(to)) {
      near.offer(`site ${from}`, c, NEAREST_ROADS)
      near.offer(`market ${to}`, c, NEAREST_ROADS)
    } else if (kind === 'road' && isTerminal(to)) near.offer(`gate ${from}`, c, NEAREST_WHARVES)
    else if (kind === 'road') {
      near.offer(`delivery ${groupOf(candidates, from)} ${to}`, c, NEAREST_WHARVES)
      near.offer(`onward ${from}`, c, 1)
    } else near.offer(`onward ${from}`, c, 1)
  }
  near.keep()
  keepRivers(
    candidates,
    kept,
    kinds.map((kind) => kind === 'barge'),
  )
  return kept
}

/** Keep barges between a wharf that a kept road leads to and one that a kept road leaves. */
function keepRivers(candidates: Candidates, kept: Uint8Array, barge: readonly boolean[]): void {
  const isRoad = (c: number) => kept[c] === 1 && barge[at(candidates.mode, c)] !== true
  const reached = new Uint8Array(candidates.places.count)
  const left = new Uint8Array(candidates.places.count)
  for (let c = 0; c < candidates.count; c++) {
    if (!isRoad(c)) continue
    reached[at(candidates.to, c)] = 1
    left[at(candidates.from, c)] = 1
  }
  for (let c = 0; c < candidates.count; c++) {
    if (barge[at(candidates.mode, c)] !== true) continue
    if (reached[at(candidates.from, c)] === 1 && left[at(candidates.to, c)] === 1) kept[c] = 1
  }
}

function groupOf(candidates: Candidates, terminalPlaceNumber: number): number {
  const { places } = candidates
  const block = terminalPlaceNumber - places.sites - places.markets
  return Math.floor(block / (places.scenario.terminals.length * 2))
}

/** Keeps the nearest candidates of every list it is offered. */
class Nearest {
  private readonly candidates: Candidates
  private readonly kept: Uint8Array
  private readonly lists = new Map<string, { readonly most: number; readonly found: number[] }>()

  constructor(candidates: Candidates, kept: Uint8Array) {
    this.candidates = candidates
    this.kept = kept
  }

  offer(list: string, candidate: number, most: number): void {
    const entry = this.lists.get(list)
    if (entry === undefined) this.lists.set(list, { most, found: [candidate] })
    else entry.found.push(candidate)
  }

  keep(): void {
    const { distance } = this.candidates
    for (const { most, found } of this.lists.values()) {
      found.sort((a, b) => at(distance, a) - at(distance, b) || a - b)
      for (const candidate of found.slice(0, most)) this.kept[candidate] = 1
    }
  }
}
