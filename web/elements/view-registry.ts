/**
 * The views of the page. A new view is one entry here: its id, its title, how to load its element, and how the
 * element is given the state. Everything else (tabs, session, share links) follows from the list.
 */
import { html, type TemplateResult } from 'lit'
import type { Localised, ResultFile, Scenario } from '../../src/index.ts'
import { regionSlots } from '../charts/palette.ts'
import type { Language } from '../i18n/languages.ts'
import type { Library } from '../state/library.ts'
import type { Summary } from '../state/summary.ts'
import type { Workspace } from '../state/workspace.ts'
import './balance-view.ts'
import './transfers-view.ts'

/** What a view is drawn from. */
export interface ViewContext {
  readonly language: Language
  /** The scenario of the result that is shown, with the user's changes. */
  readonly scenario: Scenario
  readonly result: ResultFile
  /** Result of the baseline; `null` until it is known. */
  readonly baseline: ResultFile | null
  /** The year that is looked at, and its main numbers. */
  readonly year: number
  readonly summary: Summary
  /** To ask for edits and analyses. */
  readonly workspace: Workspace
  /** The saved scenarios. */
  readonly library: Library
}

export interface View {
  /** In sessions and share links; never reused for another view. */
  readonly id: string
  readonly title: Localised
  /** Load the element when the view is first shown; left out where it comes with the page. */
  readonly load?: () => Promise<unknown>
  readonly render: (context: ViewContext) => TemplateResult
  /** Whether to offer it; left out where it always is. */
  readonly offered?: (context: ViewContext) => boolean
  /** Stands beside the other views where there is room, and is a tab of its own only where there is not. */
  readonly besideOnWide?: true
  /** Has no use for the strip of main indicators above it. */
  readonly withoutIndicators?: true
}

export const VIEWS: readonly View[] = [
  {
    id: 'balance',
    title: { zh: '平衡', en: 'Balance' },
    render: ({ language, workspace, scenario, result, baseline, summary, year }) => html`
      <shashi-balance-view
        .language=${language}
        .scenario=${scenario}
        .result=${result}
        .baseline=${baseline}
        .summary=${summary}
      ></shashi-balance-view>
      <shashi-transfers-view
        .language=${language}
        .scenario=${scenario}
        .result=${result}
        .year=${year}
        .workspace=${workspace}
        .slots=${regionSlots(scenario.regions.map(({ id }) => id))}
      ></shashi-transfers-view>
    `,
  },
  {
    id: 'map',
    title: { zh: '地图', en: 'Map' },
    load: () => import('./map-view.ts'),
    render: ({ language, scenario, result, year }) => html`
      <shashi-map-view .language=${language} .scenario=${scenario} .result=${result} .year=${year}></shashi-map-view>
    `,
  },
  {
    id: 'flows',
    title: { zh: '流向', en: 'Flows' },
    load: () => import('./flows-view.ts'),
    render: ({ language, scenario, result, year }) => html`
      <shashi-flows-view .language=${language} .scenario=${scenario} .result=${result} .year=${year}></shashi-flows-view>
    `,
  },
  {
    id: 'years',
    title: { zh: '逐年', en: 'Years' },
    load: () => import('./years-view.ts'),
    render: ({ language, scenario, result, year }) => html`
      <shashi-years-view .language=${language} .scenario=${scenario} .result=${result} .year=${year}></shashi-years-view>
    `,
  },
  {
    id: 'contingency',
    title: { zh: '失效', en: 'Contingency' },
    load: () => import('./contingency-view.ts'),
    render: ({ language, workspace, year }) => html`
      <shashi-contingency-view
        .language=${language}
        .workspace=${workspace}
        .now=${workspace.state}
        .year=${year}
      ></shashi-contingency-view>
    `,
  },
  {
    id: 'compare',
    title: { zh: '对比', en: 'Compare' },
    load: () => import('./compare-view.ts'),
    render: ({ language, workspace, library, year }) => html`
      <shashi-compare-view
        .language=${language}
        .workspace=${workspace}
        .now=${workspace.state}
        .library=${library}
        .year=${year}
      ></shashi-compare-view>
    `,
    withoutIndicators: true,
  },
  {
    id: 'data',
    title: { zh: '数据表', en: 'Tables' },
    load: () => import('./data-view.ts'),
    render: ({ language, workspace }) => html`
      <shashi-data-view .language=${language} .workspace=${workspace} .now=${workspace.state}></shashi-data-view>
    `,
  },
  {
    id: 'findings',
    title: { zh: '发现', en: 'Findings' },
    render: () => html``,
    besideOnWide: true,
    withoutIndicators: true,
  },
]

/** The view of an id; the first one for an id that is not, or no longer, known. */
export function viewOf(id: string): View {
  const [first] = VIEWS
  if (first === undefined) throw new Error('there are no views')
  return VIEWS.find((view) => view.id === id) ?? first
}
