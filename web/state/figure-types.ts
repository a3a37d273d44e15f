/** What a number on the page is to those who ask where it comes from. */
import type { Provenance, ResultFile, Scenario, Source } from '../../src/index.ts'

/** A number that can be asked about. */
export interface Figure {
  /** Id of an indicator, or one of `FIGURE_IDS`. */
  readonly id: string
  /**
   * Region, site, market, terminal, mode, link or target by its id; `city` for all regions; `from>to` where there are
   * two, and `site>market>from>to` for a part of a way. Of a `cell` its path in the document, joined by `/`.
   */
  readonly place: string
  /** The kind of transport, the mode, the band or the tier that it is limited to; left out where it is not. */
  readonly by?: string
  /** Left out for the year that is looked at. */
  readonly year?: number
}

/** How the parts make the value where the equation is no more than that; `null` for any other. */
export type Operation = 'sum' | 'difference' | 'quotient' | 'product' | 'mean' | null

/** A number as it was before the user changed it. */
export interface FigureBefore {
  /** In the unit of the figure; `null` where it was no plain number. */
  readonly value: number | null
  readonly provenance: Provenance
  readonly source: Source | null
}

export interface FigureFacts {
  readonly figure: Figure
  /** In `unit`; `null` where there is none, as where a denominator is 0. */
  readonly value: number | null
  /** What the document holds in its place, such as an expression; `null` for a number. */
  readonly text: string | null
  /** As the result file writes it; empty for a plain number. */
  readonly unit: string
  /** Of numbers of the scenario that of their provenance, `assumed` for one the user changed; else `derived`. */
  readonly status: Provenance['status']
  /** What the scenario says of it; `null` for a number of the result. */
  readonly provenance: Provenance | null
  readonly source: Source | null
  /** Of a number that the user changed: what it was. */
  readonly before: FigureBefore | null
  /** Id of the equation in the catalogue; `null` for a number of the scenario, and for one that the program chose. */
  readonly equation: string | null
  readonly operation: Operation
  /** Whether the program chose it, so that the certificate is its proof. */
  readonly solved: boolean
  /** What goes into it, in the order of the equation; limits of it where the program chose it. */
  readonly parts: readonly Figure[]
}

/** What a figure is looked up in. */
export interface FigureContext {
  readonly result: ResultFile
  readonly scenario: Scenario
  /** Where the user started, which a reset returns to; `null` where there is none, or where it is not known yet. */
  readonly start: Scenario | null
  readonly year: number
}
