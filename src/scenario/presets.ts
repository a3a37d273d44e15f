/** The seven presets of MODEL.md §5: goals in order of importance, none of which a later one may worsen. */
import type { GoalId, PresetId, Rule } from './types.ts'

export interface Preset {
  readonly goals: readonly GoalId[]
  readonly rules: readonly Rule[]
}

const ONLY_EXPORTERS: Rule = { id: 'only-exporters', kind: 'only-exporters-cross-regions' }

export const PRESET_TABLE: Readonly<Record<PresetId, Preset>> = {
  plan: { goals: ['unmet', 'transfer', 'tonne-km'], rules: [ONLY_EXPORTERS] },
  nearest: { goals: ['unmet', 'tonne-km'], rules: [] },
  'least-cost': { goals: ['unmet', 'cost'], rules: [] },
  'least-carbon': { goals: ['unmet', 'emissions'], rules: [] },
  'water-first': { goals: ['unmet', 'road-tonne-km', 'cost'], rules: [] },
  'even-burden': { goals: ['unmet', 'largest-utilisation', 'cost'], rules: [ONLY_EXPORTERS] },
  diversified: {
    goals: ['unmet', 'cost'],
    rules: [{ id: 'sending-share', kind: 'sending-share', share: 0.25 }],
  },
}
