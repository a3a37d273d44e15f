/** Texts of the dialog that explains a site, a market or a terminal in English; loaded with it. */
import type { explanationZh } from './explanation-zh.ts'

export const explanationEn: typeof explanationZh = {
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
}
