/** Names of the presets, and what each wants, in one line. */
import type { Localised, PresetId } from '../scenario/types.ts'

/** The name of a policy and what it wants, in one line. */
export interface PresetText {
  readonly name: Localised
  readonly explanation: Localised
}

/** Name and aim of each preset policy, in both languages. */
export const PRESET_TEXTS: Readonly<Record<PresetId, PresetText>> = {
  plan: {
    name: { zh: '规划原则', en: 'Plan' },
    explanation: {
      zh: '自求平衡为主，缺口由规划点名的开采区就近调配。',
      en: 'Each region balances itself first; the named zones fill the gap from nearby.',
    },
  },
  nearest: {
    name: { zh: '就近供应', en: 'Nearest' },
    explanation: {
      zh: '先保供应，再使总周转量最小，不论片区。',
      en: 'Meet demand, then haul as few tonne-kilometres as possible, whatever the region.',
    },
  },
  'least-cost': {
    name: { zh: '成本最低', en: 'Least cost' },
    explanation: {
      zh: '先保供应，再使坑口、运输和装卸的总费用最低。',
      en: 'Meet demand, then spend least on stone, freight and handling together.',
    },
  },
  'least-carbon': {
    name: { zh: '碳排放最低', en: 'Least carbon' },
    explanation: {
      zh: '先保供应，再使运输的碳排放最低。',
      en: 'Meet demand, then emit the least CO2e in transport.',
    },
  },
  'water-first': {
    name: { zh: '水运优先', en: 'Water first' },
    explanation: {
      zh: '先保供应，再使公路周转量最小，最后使费用最低。',
      en: 'Meet demand, then keep tonne-kilometres off the road, then spend least.',
    },
  },
  'even-burden': {
    name: { zh: '负担均衡', en: 'Even burden' },
    explanation: {
      zh: '先保供应，再使点名外调区的最高产能利用率最低，最后使费用最低。',
      en: 'Meet demand, then load no named exporter more than it must be, then spend least.',
    },
  },
  diversified: {
    name: { zh: '来源分散', en: 'Diversified' },
    explanation: {
      zh: '任一矿点供给一个片区的量，不超过该片区调入需求的 25 %；在此之内费用最低。',
      en: 'No site carries more than 25 % of a region’s import need; within that, spend least.',
    },
  },
}
