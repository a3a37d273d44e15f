/** Texts of the Contingency view in English; loaded with it. */
import type { ContingencyTexts } from './contingency-zh.ts'

export const contingencyEn: ContingencyTexts = {
  title: 'What if one thing is lost (N-1)',
  pairsTitle: 'Two losses together (N-2)',
  unit: (year) => `${year}, against nothing lost`,
  shortPanel: 'More short, 10⁴ t/yr',
  dearPanel: 'Only cost changes, 10⁴ yuan/yr',
  reading: 'Ranking of losses; arrow keys read one after the other, Esc ends',
  proven: 'Each number is the proven optimum without what is lost, less the present one.',
  more: (count) => `The worst are drawn; ${count} more ${count === 1 ? 'is' : 'are'} in the table.`,
  unchanged: (count) =>
    count === 1 ? 'One other loss changes nothing.' : `${count} other losses change nothing.`,
  lessDelivered: 'Where more is short less is delivered, so that cost and haulage may fall.',
  kinds: 'Losses of',
  every: 'All',
  kind: {
    zone: 'Zones',
    site: 'Sites',
    terminal: 'Wharves and railheads',
    stretch: 'River stretches',
    mode: 'Modes',
  },
  rank: 'One by one',
  showAll: (count) => `Show all ${count}`,
  showFewer: 'Show fewer',

  short: (quantity) => `${quantity}×10⁴ t more short`,
  notShort: 'nothing more short',
  beyond: (difference) => `${difference}×10⁴ t against the sum of the two`,
  hit: (places) => `hit: ${places}`,
  cost: (difference) => `cost ${difference}×10⁴ yuan`,
  tonneKm: (difference) => `haulage ${difference}×10⁴ t km`,
  noChange: '±0',
  others: (count) => `and ${count} more`,
  comma: ', ',
  stop: '; ',
  conflict: 'rules conflict',
  unproven: 'no proven answer',

  columns: {
    loss: 'lost',
    short: 'more short',
    beyond: 'beyond the sum of the two',
    hit: 'who is hit (more short, 10⁴ t)',
    cost: 'change of cost',
    tonneKm: 'change of haulage',
    carried: 'carried before',
    instead: 'who sends more (10⁴ t)',
  },
  wt: '10⁴ t',
  yuan: '10⁴ yuan',
  wtKm: '10⁴ t km',

  explain: 'Explain',
  apply: (year) => `Apply this closure (${year})`,
  applyAll: 'Apply this closure (all years)',
  of: (action, name) => `${action}: ${name}`,
  applied: (name, year) => `Closed in ${year}: ${name}.`,
  appliedAll: (name) => `Closed in all years: ${name}.`,

  working: 'Calculating what losses come to…',
  progress: (done, all) => `${done} of ${all} decided`,
  cancel: 'Cancel',
  cancelled: 'The calculation was cancelled.',
  outdated: 'The figures below are from before the change.',
  again: 'Calculate again',
  failed: (reason) => `What losses come to could not be calculated: ${reason}`,
  noAllocation: (year) =>
    `There is no proven allocation in ${year} to lose anything from. Mend the conflict of rules first.`,
  nothingToLose: 'This scenario has no zone, site, wharf, river stretch or mode that could be lost.',
  nothingMatters: (all) =>
    all === 1
      ? 'The one loss there is does not matter: nothing is short, and cost and haulage stay the same.'
      : `No loss of ${all} matters: nothing more is short, and cost and haulage stay the same.`,
  pairs: 'Find the worst pairs (N-2)',
  pairsAgain: 'Find the worst pairs again (N-2)',
  pairsNote: (most) =>
    `At most ${most} of the worst pairs; those that cannot be worse are left out by a bound.`,
}
