/** What is written of a loss: its name, its figures, who is hit and who sends more. */
import {
  type ChangeAt,
  type Contingency,
  contingencyWords,
  type Lost,
  type PairContingency,
  type Scenario,
} from '../../src/index.ts'
import type { ChartTable } from '../charts/chart-table.ts'
import { contingencyEn } from '../i18n/contingency-en.ts'
import { type ContingencyTexts, contingencyZh } from '../i18n/contingency-zh.ts'
import { formatDifference, formatNumber } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { shortName } from '../i18n/names.ts'

const TEXTS: Readonly<Record<Language, ContingencyTexts>> = { zh: contingencyZh, en: contingencyEn }
/** Places named in a sentence; tables name all. */
const MOST_NAMED = 3

/** Texts of the Contingency view. */
export const contingencyTexts = (language: Language): ContingencyTexts => TEXTS[language]

export class LossWords {
  readonly #scenario: Scenario
  readonly #language: Language
  readonly #t: ContingencyTexts

  constructor(scenario: Scenario, language: Language) {
    this.#scenario = scenario
    this.#language = language
    this.#t = TEXTS[language]
  }

  /** Name of everything that is lost. */
  name({ lost }: Pick<Contingency, 'lost'>): string {
    return lost.map((each) => this.#lost(each)).join(' + ')
  }

  /** What a loss leaves short, or why that is not known. */
  shortfall({ status, shortfall }: Contingency): string {
    if (status !== 'solved') return this.#t[status]
    return (shortfall ?? 0) > 0
      ? this.#t.short(formatNumber(shortfall ?? 0, this.#language))
      : this.#t.notShort
  }

  /** A difference with its sign, without a unit. */
  difference(value: number): string {
    return formatDifference(value, this.#language) ?? this.#t.noChange
  }

  /** All there is to say of a loss but its name. */
  facts(loss: Contingency | PairContingency): string[] {
    const t = this.#t
    const { markets, cost, tonneKm } = loss
    const beyond = 'beyond' in loss ? loss.beyond : null
    return [
      this.shortfall(loss),
      ...(beyond === null || beyond === 0 ? [] : [t.beyond(this.difference(beyond))]),
      ...(markets.length === 0 ? [] : [t.hit(this.#places(this.#scenario.markets, markets, MOST_NAMED))]),
      ...(cost === null ? [] : [t.cost(this.difference(cost.change))]),
      ...(tonneKm === null ? [] : [t.tonneKm(this.difference(tonneKm.change))]),
    ]
  }

  /** A loss as it is read out. */
  sentence(loss: Contingency | PairContingency): string {
    const colon = this.#language === 'zh' ? '：' : ': '
    return `${this.name(loss)}${colon}${this.facts(loss).join(this.#t.stop)}`
  }

  /** All losses with all figures. */
  table(name: string, losses: readonly (Contingency | PairContingency)[]): ChartTable {
    const { columns, wt, yuan, wtKm } = this.#t
    const { markets, sites } = this.#scenario
    const isPaired = losses.some(({ lost }) => lost.length > 1)
    return {
      name,
      columns: [
        { name: columns.loss },
        { name: columns.short, unit: wt },
        ...(isPaired ? [{ name: columns.beyond, unit: wt }] : []),
        { name: columns.cost, unit: yuan },
        { name: columns.tonneKm, unit: wtKm },
        { name: columns.carried, unit: wt },
        { name: columns.hit, text: true },
        { name: columns.instead, text: true },
      ],
      rows: losses.map((loss) => [
        this.name(loss),
        loss.status === 'solved' ? loss.shortfall : this.#t[loss.status],
        ...(isPaired ? ['beyond' in loss ? loss.beyond : null] : []),
        loss.cost?.change ?? null,
        loss.tonneKm?.change ?? null,
        loss.carried,
        loss.markets.length === 0 ? null : this.#places(markets, loss.markets),
        loss.standIns.length === 0 ? null : this.#places(sites, loss.standIns),
      ]),
    }
  }

  #places(
    entries: Scenario['markets'] | Scenario['sites'],
    changes: readonly ChangeAt[],
    most: number = changes.length,
  ): string {
    const t = this.#t
    const named = changes.slice(0, most).map(({ id, change }) => {
      const entry = entries.find((each) => each.id === id)
      const name = entry === undefined ? id : shortName(entry.name, this.#language)
      return `${name} ${formatNumber(change, this.#language)}`
    })
    const rest = changes.length - named.length
    const list = named.join(t.comma)
    if (rest === 0) return list
    return this.#language === 'zh' ? `${list}${t.others(changes.length)}` : `${list} ${t.others(rest)}`
  }

  #lost({ kind, id }: Lost): string {
    const { sites, terminals, waterways, modes } = this.#scenario
    const lists = {
      zone: sites,
      site: sites,
      terminal: terminals,
      stretch: waterways.flatMap(({ stretches }) => stretches),
      mode: modes,
    }
    const entry = lists[kind].find((each) => each.id === id)
    const name = entry === undefined ? id : shortName(entry.name, this.#language)
    // The name of a zone says what it is; all else is called what it is.
    const said = kind === 'zone' ? name : contingencyWords(this.#language).lost(kind, name)
    return said.charAt(0).toUpperCase() + said.slice(1)
  }
}
