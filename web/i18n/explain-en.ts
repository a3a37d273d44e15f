/** Texts that lead to explanations and charts in English. */
import type { explainZh } from './explain-zh.ts'

export const explainEn: typeof explainZh = {
  explain: (name) => `Explain ${name}`,
  curve: (lever) => `Value curve: ${lever}`,
  alternatives: 'The two most different allocations',
  show: (chart) => `Show: ${chart}`,
  sources: 'Sources',
  repairs: 'Repairs',
  inReport: (count) => `${count} more`,
}
