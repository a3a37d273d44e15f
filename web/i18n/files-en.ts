/** Texts of the dialog of files in English; loaded with it. */
import type { filesZh } from './files-zh.ts'

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

export const filesEn: typeof filesZh = {
  title: 'Files',
  note: 'Files are made and read in the browser; nothing is uploaded.',
  save: 'Download the present scenario and its result',
  stale: 'The input is invalid or still being calculated: files hold the last valid result.',
  print: { name: 'Print the report', note: 'On paper, or as PDF from the print window' },
  kinds: {
    html: {
      name: 'Report, HTML',
      note: 'One page to print: balance, map, transfers, changes, sources, certificate',
    },
    xlsx: { name: 'Results, XLSX', note: 'A sheet for each table' },
    csv: { name: 'Results, CSV', note: 'Data package (ZIP): a CSV for each table, with units' },
    parquet: { name: 'Results, Parquet', note: 'For data analysis (ZIP)' },
    geojson: { name: 'Map, GeoJSON', note: 'For geographic information systems' },
    json: { name: 'Result, JSON', note: 'The whole result; shashi verify re-checks it' },
    yaml: {
      name: 'Scenario, YAML',
      note: 'With all changes; read back by the command line and by this page',
    },
    template: { name: 'Scenario template, XLSX', note: 'To fill in and read back' },
    lp: { name: 'Linear program, LP', note: 'For other solvers to confirm' },
    mps: { name: 'Linear program, MPS', note: 'For other solvers to confirm, 17 digits' },
  },
  open: 'Open a scenario from a file',
  choose: 'Choose a file…',
  drop: 'or drop it here: XLSX template, YAML, JSON, tables as ZIP',
  making: (what) => `Making: ${what}…`,
  made: (name) => `${name} is downloaded.`,
  failed: (reason) => `This could not be done: ${reason}`,
  reading: (name) => `Reading ${name}…`,
  foreign: (name) => `${name} is no scenario file, or is damaged or too large; nothing was changed.`,
  refused: (name, count) => `${name} has ${many(count, 'issue', 'issues')} and was not opened:`,
  opened: (name) => `${name} is open; undo leads back to your former work.`,
  warnings: (count) => `There ${count === 1 ? 'is' : 'are'} ${many(count, 'warning', 'warnings')}:`,
  issues: 'Issues',
  more: (count) => `${count} more`,
}
