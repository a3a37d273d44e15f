/** Texts about explanations in English: the panel of a site or market, and findings that lead to their charts. */
import type { explainZh } from './explain-zh.ts'

export const explainEn: typeof explainZh = {
  explain: (name) => `Explain ${name}`,
  working: (name) => `Explaining ${name}…`,
  progress: (done, all) => `${done} of ${all} reasons proven`,
  cancel: 'Cancel',
  failed: (reason) => `This could not be explained: ${reason}`,
  noAllocation: 'There is no allocation to explain in this year.',
  uncertified: 'The result is not proven; take this as a hint.',
  certified: 'Proven optimal',
  prices: 'What a tonne costs (yuan/t)',
  limits: 'Limits (10⁴ t/yr)',
  why: 'Why',
  show: (chart) => `Show: ${chart}`,
  inReport: (count) => `${count} more`,
  fewer: 'Show fewer',
}
