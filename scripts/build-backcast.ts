/** Write docs/backcast.md: `npm run backcast`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runScenario } from '../src/report/run.ts'
import { readScenario } from '../src/scenario/parse.ts'
import { readObservations } from './backcast/observations.ts'
import { writeBackcast } from './backcast/write.ts'

const root = new URL('../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')
const file = 'scenarios/chongqing-2035.yaml'
const checked = readScenario(read(file), { file })
if (!checked.ok) throw new Error(JSON.stringify(checked.issues, null, 2))
const result = await runScenario(checked.value, { prices: 'skip' })
const page = new URL('docs/backcast.md', root)
writeFileSync(page, writeBackcast(checked.value, result, readObservations(read('data/outturn.csv'))))
console.error(fileURLToPath(page))
