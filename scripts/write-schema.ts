/** Write the JSON Schema of a scenario to scenarios/scenario.schema.json. Run with `npx tsx`. */
import { writeFileSync } from 'node:fs'
import { scenarioJsonSchema } from '../src/scenario/schema.ts'

const target = new URL('../scenarios/scenario.schema.json', import.meta.url)
writeFileSync(target, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
