/** Notes on the keys of the scenario as a whole, of policy, projects and what is watched, and of provenance. */
import { GOALS } from '../../src/scenario/types.ts'
import {
  district,
  type KeyNote,
  location,
  mines,
  names,
  type SheetNotes,
  TIER_WORDS,
} from './scenario-note.ts'

const goals = GOALS.map((goal) => `\`${goal}\``).join(', ')
const SLUG = 'words of `a`–`z` and digits joined by hyphens, a letter first'
const INDICATORS = 'See the [indicators](model.md#indicators).'

/** yuan per tonne of relief: what ranks remedies. */
const relief = (of: string, fallback: number): KeyNote => ({
  meaning: `Assumed cost of a unit of relief from ${of}, a tonne of tonnage; ranks remedies, enters no flow.`,
  unit: 'yuan/t',
  min: 0,
  fallback,
})

const scenario: SheetNotes = {
  schemaVersion: { meaning: 'Version of this format.', unit: 'count', allowed: '`1`' },
  id: { meaning: 'Name of the scenario in files and results.', allowed: SLUG },
  'title.zh': { meaning: 'Title in Chinese.' },
  'title.en': { meaning: 'Title in English.' },
  'description.zh': { meaning: 'What the scenario is about, in Chinese.', otherwise: 'none' },
  'description.en': { meaning: 'The same in English.', otherwise: 'none' },
  years: {
    meaning: 'Years that are simulated: some of them, or `{from, to}` for all from the one to the other.',
    allowed: 'whole years 1900 – 2200, at least one, ascending',
  },
  'policy.preset': {
    meaning: 'Goals in order, and rules. See the [presets](model.md#goals-and-presets).',
  },
  'policy.goals': {
    meaning: 'Goals of one’s own instead of the preset’s, the first the most important.',
    allowed: `a list of ${goals}, none twice; each an id or \`{goal, tolerance}\` with \`tolerance\` ≥ 0 in the goal’s unit`,
    otherwise: 'the goals of the preset, tolerance 0',
  },
  'repairCost.outputLimit': relief('the projected output', 5),
  'repairCost.capacity': relief('a capacity', 40),
  'repairCost.throughput': relief('the throughput of a terminal', 20),
  'repairCost.rule': relief('a rule', 10),
  'repairCost.demand': relief('demand that is given up', 200),
  approvalDelay: {
    meaning: 'Years by which every approval comes later than written.',
    max: 300,
    whole: true,
    fallback: 0,
  },
  discountRate: {
    meaning: 'On cost, a year: cost weighs 1 ÷ (1 + rate) less with every year after the first.',
    unit: 'ratio',
    max: 1,
    fallback: 0,
  },
  foresight: {
    meaning: 'What a year knows of later ones.',
    fallback: 'myopic',
    words: { myopic: 'nothing: years are solved one by one', perfect: 'all: one program over all years' },
  },
}

const rules: SheetNotes = {
  kind: {
    meaning: 'Which rule it is; its formula is in the [model reference](model.md#constraints).',
    words: {
      'only-exporters-cross-regions': 'only named exporters send to another region',
      'sending-share': 'no site carries more than `share` of a region’s import need',
      'water-rail-share': 'barge and rail carry at least `share` of transfers',
      'emission-cap': 'transport emits at most `limit`',
      'extraction-cap': 'at most `limit` of ore is extracted',
      'self-sufficiency': '`region` meets at least `share` of its demand itself',
      'least-take': '`site` supplies at least `quantity`',
    },
  },
  share: {
    meaning: 'Of `sending-share`, `water-rail-share`, `self-sufficiency`.',
    unit: 'ratio',
    min: 0,
    max: 1,
    otherwise: 'required by the kinds named',
  },
  limit: {
    meaning: 'Of `emission-cap`, in t CO2e a year, a bare number; of `extraction-cap`, in wt of ore a year.',
    unit: 't CO2e/yr or wt/yr',
    min: 0,
    otherwise: 'required by the kinds named',
  },
  region: { meaning: 'Of `self-sufficiency`.', of: ['regions'], otherwise: 'required by that kind' },
  site: { meaning: 'Of `least-take`.', of: ['sites', 'projects'], otherwise: 'required by that kind' },
  quantity: { meaning: 'Of `least-take`.', otherwise: 'required by that kind' },
}

const NEW = 'required of a new quarry, not allowed for an extension'
const year = { unit: 'year', min: 1900, max: 2200, whole: true } as const

const projects: SheetNotes = {
  ...names('the project'),
  kind: {
    meaning: 'What the project makes.',
    words: { new: 'a site of its own, under the project’s id', extended: 'more capacity at `site`' },
  },
  site: {
    meaning: 'Site an extension adds to, or a project that is a new quarry.',
    of: ['sites', 'projects'],
    otherwise: 'required of an extension, not allowed for a new quarry',
  },
  region: { meaning: 'Region of a new quarry.', of: ['regions'], otherwise: NEW },
  tier: { meaning: 'Kind of supply of a new quarry.', otherwise: NEW, words: TIER_WORDS },
  exporter: { meaning: 'As of a site; for a new quarry only.', fallback: false },
  code: { meaning: 'Code in the source; for a new quarry only.', otherwise: 'none' },
  ...district('a new quarry'),
  inside: {
    meaning: 'As of a site; for a new quarry only.',
    of: ['markets'],
    otherwise: 'lies inside none',
  },
  ...location('a new quarry', NEW),
  exWorksPrice: { meaning: 'Price at the gate of a new quarry.', otherwise: NEW },
  recovery: {
    meaning: 'As of a site; for a new quarry only.',
    unit: 'ratio',
    min: 0.001,
    max: 1,
    fallback: 1,
  },
  capacity: { meaning: 'What the project adds when fully ramped up.' },
  quarries: {
    meaning: 'Quarries that share the capacity; each is held against the smallest scale.',
    unit: 'count',
    min: 1,
    whole: true,
    fallback: 1,
  },
  approvalYear: { meaning: 'Year of the approval, before `approvalDelay`.', ...year },
  leadTime: {
    meaning: 'Whole years from the approval to the first output.',
    max: 300,
    whole: true,
    fallback: 0,
  },
  rampUp: {
    meaning: 'Shares of the capacity in the first years of output; the whole of it after them.',
    unit: 'ratio',
    allowed: 'a list of numbers 0 – 1',
    fallback: [],
  },
  life: { meaning: 'Whole years of output.', max: 300, whole: true, otherwise: 'not limited' },
  permitEnd: {
    meaning: 'Last year of its permit; the earlier of this and the life ends it.',
    ...year,
    otherwise: 'without end',
  },
  reserve: { meaning: 'Ore in place that the approval adds.', otherwise: 'none' },
  ...mines('from the first output on', 'as before the project'),
}

const targets: SheetNotes = {
  ...names('the target'),
  indicator: { meaning: INDICATORS, otherwise: 'required unless `computable` is `false`' },
  region: { meaning: 'A region, or `city` for all of them.', of: ['regions'], fallback: 'city' },
  year: { meaning: 'Year in which it is due.', ...year },
  limit: { meaning: 'Figure to be kept.', unit: 'the indicator’s', min: null },
  sense: {
    meaning: 'On which side of the limit the target is met.',
    words: { 'at-most': 'not above it', 'at-least': 'not below it' },
  },
  kind: {
    meaning: 'As the plan tells targets apart.',
    words: { binding: '约束性', expected: '预期性' },
  },
  margin: {
    meaning: 'Share of the limit within which a target that is met is at risk.',
    unit: 'ratio',
    max: 1,
    fallback: 0.05,
  },
  computable: {
    meaning: '`false` where aggregates alone cannot decide the target; the note says why.',
    fallback: true,
  },
  'note.zh': { meaning: 'What else there is to say, in Chinese.', otherwise: 'none' },
  'note.en': { meaning: 'The same in English.', otherwise: 'none' },
}

const level = (name: string, place: string): KeyNote => ({
  meaning: `Threshold of ${name}, ${place}.`,
  unit: 'the indicator’s',
  min: null,
  otherwise: 'no such level; at least one is needed',
})

const earlyWarning: SheetNotes = {
  indicator: { meaning: INDICATORS },
  region: {
    meaning: 'A region, or `city` for all of them together.',
    of: ['regions'],
    otherwise: 'every region and the city',
  },
  sense: {
    meaning: 'What is wanted.',
    words: { 'at-most': 'a value above a threshold warns', 'at-least': 'a value below a threshold warns' },
  },
  'levels.blue': level('blue 蓝', 'the mildest'),
  'levels.yellow': level('yellow 黄', 'beyond blue'),
  'levels.orange': level('orange 橙', 'beyond yellow'),
  'levels.red': level('red 红', 'beyond orange'),
}

const provenance: SheetNotes = {
  unit: {
    meaning: 'Unit of `value`, `low` and `high`.',
    allowed: 'a unit of the key’s dimension, see [units](#units)',
    otherwise: 'the unit of the key',
  },
  source: { meaning: 'Where the number comes from.', of: ['sources'], otherwise: 'none' },
  clause: { meaning: 'Section, table or page of the source.', otherwise: 'none' },
  status: {
    meaning: 'How far the number can be trusted; a bare number is `assumed`.',
    words: {
      published: 'stands in the plan itself',
      sourced: 'stands in a cited source',
      derived: 'computed from such numbers',
      assumed: 'proposed',
    },
  },
  low: {
    meaning: 'Least plausible value.',
    unit: 'the key’s',
    allowed: 'as the key; ≤ `high`',
    otherwise: 'none',
  },
  high: { meaning: 'Greatest plausible value.', unit: 'the key’s', allowed: 'as the key', otherwise: 'none' },
  note: { meaning: 'What else there is to say.', otherwise: 'none' },
}

export const WISH_NOTES: Readonly<Record<string, SheetNotes>> = {
  scenario,
  parameters: {
    value: {
      meaning:
        'A number that expressions name. Named in camelCase; with a unit, it takes part in the dimensions.',
      unit: 'its own',
      min: null,
    },
  },
  sources: {
    citation: { meaning: 'Author, title, year, as one would cite it.' },
    licence: { meaning: 'Under which terms it may be used.', otherwise: 'not stated' },
    url: { meaning: 'Where it can be read.', otherwise: 'none' },
  },
  'policy.rules': rules,
  projects,
  targets,
  earlyWarning,
  provenance,
}
