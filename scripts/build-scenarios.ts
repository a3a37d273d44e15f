/** Rebuild the shipped scenarios from the tables in data/: `npx tsx scripts/build-scenarios.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildScenarios } from './scenarios/build.ts'
import { readTables } from './scenarios/tables.ts'

const root = new URL('../', import.meta.url)
const tables = readTables((file) => readFileSync(new URL(`data/${file}`, root), 'utf8'))
for (const [file, text] of buildScenarios(tables)) {
  const url = new URL(`scenarios/${file}`, root)
  writeFileSync(url, text)
  console.error(fileURLToPath(url))
}
