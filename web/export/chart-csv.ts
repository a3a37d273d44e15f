/** The table of a chart as CSV for spreadsheet programs: byte order mark, guarded cells, full precision. */
import { writeSpreadsheetCsv } from '../../src/index.ts'
import { type ChartTable, headingOf } from '../charts/chart-table.ts'

export function chartCsv({ name, columns, rows }: ChartTable): string {
  return writeSpreadsheetCsv({ name, columns: columns.map(headingOf), rows })
}
