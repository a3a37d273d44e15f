/** Texts around the room to choose in English; loaded with what asks for it. */
import type { roomZh } from './room-zh.ts'

export const roomEn: typeof roomZh = {
  siteHeading: 'Room to choose (10⁴ t/yr)',
  within: 'Within this of the optimum:',
  findSite: 'Find the least and the most it could send',
  find: 'Find',
  heading: 'The two most different allocations',
  unit: (year) => `${year}, 10⁴ t/yr`,
  working: 'Searching…',
  cancel: 'Cancel',
  failed: (reason) => `The search failed: ${reason}`,
  noAllocation: 'There is no proven allocation in this year.',
  difference: 'difference',
  same: (count) =>
    count === 1
      ? 'The other site gives the same in both.'
      : `The other ${count} sites give the same in both.`,
}
