/** Repairs of what a result lacks, below the result. */
import {
  findRepairs,
  formatRepairStatement,
  type Language,
  type ResultFile,
  repairHeading,
  repairStatements,
  type Scenario,
} from '../index.ts'

/** Tonnage below which nothing is short, wt/yr: the grid. */
const GRID = 1e-3

/**
 * The cheapest repairs of the first year shown that is short or in conflict; empty where there is none, or where
 * years are planned together, so that none can be repaired alone.
 */
export async function repairText(
  scenario: Scenario,
  result: ResultFile,
  year: number | null,
  language: Language,
): Promise<string> {
  const troubled = result.years.find((row) => (year === null || row.year === year) && isTroubled(result, row))
  if (troubled === undefined || scenario.foresight === 'perfect') return ''
  const outcome = await findRepairs(scenario, { year: troubled.year })
  if (outcome.status !== 'found') return ''
  const sentences = repairStatements(scenario, outcome).map(
    (statement) => `  • ${formatRepairStatement(statement, language)}`,
  )
  return [repairHeading(language, outcome.of, outcome.year), ...sentences, ''].join('\n')
}

function isTroubled({ regions }: ResultFile, { year, status }: ResultFile['years'][number]): boolean {
  return status === 'conflict' || regions.some((row) => row.year === year && row.unmet >= GRID)
}
