/** Losses in the order in which they are drawn: what breaks a rule or leaves tonnes short, then what only costs. */
import type { Contingency } from '../../src/index.ts'

/** Below this a difference of two optima is rounding, wt and 10⁴ yuan. */
const NOISE = 1e-6

export interface LossGroups {
  /** Without an answer: the rules cannot all hold, or no engine proved one. */
  readonly unanswered: readonly Contingency[]
  /** More is short without them, the most first. */
  readonly short: readonly Contingency[]
  /** Made good by others: the dearest first. */
  readonly dear: readonly Contingency[]
  /** Change nothing at all. */
  readonly unchanged: readonly Contingency[]
}

/** Group losses by what they come to. Those of equal figures stay in the order given, the worst first. */
export function groupLosses(losses: readonly Contingency[]): LossGroups {
  const solved = losses.filter(({ status }) => status === 'solved')
  const isShort = ({ shortfall }: Contingency) => (shortfall ?? 0) > NOISE
  const rest = solved.filter((loss) => !isShort(loss))
  return {
    unanswered: losses.filter(({ status }) => status !== 'solved'),
    short: solved.filter(isShort).toSorted((a, b) => (b.shortfall ?? 0) - (a.shortfall ?? 0)),
    dear: rest.filter(isFelt).toSorted((a, b) => (b.cost?.change ?? 0) - (a.cost?.change ?? 0)),
    unchanged: rest.filter((loss) => !isFelt(loss)),
  }
}

/** Whether a loss that leaves nothing more short changes anything else. */
function isFelt({ cost, tonneKm, goals }: Contingency): boolean {
  const changes = [cost?.change ?? 0, tonneKm?.change ?? 0, ...goals.map(({ change }) => change)]
  return changes.some((change) => Math.abs(change) > NOISE)
}

/** Kinds and ids of what is lost: tells losses apart. */
export function lossKey({ lost }: Pick<Contingency, 'lost'>): string {
  return lost.map(({ kind, id }) => `${kind}/${id}`).join('+')
}
