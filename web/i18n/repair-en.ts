/** Texts around repairs in English; loaded with the panel that offers them. */
import type { repairZh } from './repair-zh.ts'

export const repairEn: typeof repairZh = {
  working: 'Searching for repairs…',
  cancel: 'Cancel the search',
  cancelled: 'The search for repairs was cancelled.',
  again: 'Search again',
  failed: (reason) => `The search for repairs failed: ${reason}`,
  unproven: 'No repair is proven.',
  joint: 'The years are planned as one; none can be repaired alone.',
  apply: 'Apply',
  applyRanked: (rank) => `Apply repair ${rank}`,
  applied: (rank) => `Repair ${rank} is applied.`,
  tested: 'Each was solved again with its changes and removes the trouble.',
}
