/** A value curve as a table of its pieces and a list of what changes at its corners. */
import {
  type ExplainWords,
  explainWords,
  formatCurveChange,
  formatFigure,
  type Language,
  MEASURE_TEXTS,
  type Scenario,
  type ValueCurve,
} from '../index.ts'
import { nameOf } from './entry-name.ts'
import { type Column, formatTable, indent, numberColumn } from './format-table.ts'

type Piece = ValueCurve['pieces'][number]

/** Write a curve. */
export function formatCurve(scenario: Scenario, curve: ValueCurve, language: Language): string {
  const words = explainWords(language)
  const name = namesIn(scenario, language)
  const current = curve.current === null ? null : formatFigure(curve.current)
  const corners = curve.corners.flatMap((corner) => [
    `  ${formatFigure(corner.at)}`,
    ...corner.changes.map((change) => `    ${formatCurveChange(change, name, language)}`),
  ])
  return [
    words.curve.heading(curve.path.join('.'), curve.year, current),
    '',
    ...indent(pieceTable(curve, language, words)),
    '',
    ...(corners.length === 0 ? [words.curve.noCorners] : [words.curve.corners, ...corners]),
    '',
    words.curve.solves(curve.solves),
    '',
  ].join('\n')
}

/** One line a piece: its ends, then for every goal its value at the start and its slope. */
function pieceTable({ goals, pieces }: ValueCurve, language: Language, words: ExplainWords): string[] {
  const round = (value: number | undefined) => (value === undefined ? null : Math.round(value * 1e3) / 1e3)
  const columns: Column<Piece>[] = [
    numberColumn(words.curve.from, pieces, ({ from }) => round(from)),
    numberColumn(words.curve.to, pieces, ({ to }) => round(to)),
    ...goals.flatMap(({ goal, unit }, k) => [
      numberColumn<Piece>(
        words.curve.value(MEASURE_TEXTS[goal]?.[language] ?? goal, words.goalUnits[unit] ?? ''),
        pieces,
        ({ start }) => round(start[k]),
      ),
      numberColumn<Piece>(words.curve.slope, pieces, ({ slopes }) => round(slopes[k])),
    ]),
  ]
  return formatTable(columns, pieces)
}

function namesIn(scenario: Scenario, language: Language): (id: string) => string {
  const { sites, markets, terminals, regions, modes } = scenario
  const collections = { sites, markets, terminals, regions, modes }
  return (id) => {
    const found = Object.entries(collections).find(([, list]) => list.some((each) => each.id === id))
    return found === undefined ? id : nameOf(scenario.document, [found[0], id], language)
  }
}
