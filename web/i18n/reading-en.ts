/** Texts of reading charts, of downloads and of where numbers come from, in English. */
import type { readingZh } from './reading-zh.ts'

export const readingEn: typeof readingZh = {
  save: 'Download',
  saveChart: (title) => `Download the chart: ${title}`,
  formats: { svg: 'Drawing, SVG', png: 'Picture, PNG' },
  csv: 'Numbers, CSV',
  csvOf: (table) => `Numbers, CSV: ${table}`,
  saveFailed: (reason) => `The file could not be made (${reason}).`,
  credit: (scenario, hash) => `${scenario} · scenario hash ${hash} · Shashi`,
  readPart: (region, part, quantity) => `${region}: ${part} ${quantity} × 10⁴ t`,
  balanceReading: 'Chart of the balance; arrow keys read its parts one by one, Enter tells why, Esc ends',
  compareReading: 'Chart of the comparison; arrow keys read its parts one by one, Esc ends',
  run: 'Scenario',
}
