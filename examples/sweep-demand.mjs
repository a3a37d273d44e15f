/**
 * Sweep the demand of the core from 12,000 to 14,000×10⁴ t a year at least cost and print, as CSV, what is short
 * and what one more tonne costs: node examples/sweep-demand.mjs
 */
import { readFileSync } from 'node:fs'
import { readScenario, runScenario } from 'shashi'

const file = new URL('../scenarios/plan-2025.yaml', import.meta.url)
const text = readFileSync(file, 'utf8')

console.log('demand,unmet,cost,marginalPrice')
for (let demand = 12_000; demand <= 14_000; demand += 250) {
  // A patch is a JSON Merge Patch on the document; the scenario comes back checked, or with every issue.
  const patch = { markets: { core: { demand } }, policy: { preset: 'least-cost' } }
  const read = readScenario(text, { file: 'plan-2025.yaml', patches: [patch] })
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  const result = await runScenario(read.value)
  const city = (id) => result.indicators.find((row) => row.region === 'city' && row.id === id).value
  // [one less, one more], yuan/t; null where the step leaves more tonnes unmet, which have no price in yuan.
  const [, oneMore] = result.markets.find((row) => row.id === 'core').marginalPrice
  console.log([demand, city('unmet'), city('cost'), oneMore ?? ''].join(','))
}
