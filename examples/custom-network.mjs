/**
 * Read a network that is not Chongqing from two tables, two pits and one town, and print who supplies the town, by
 * how much, and what stops the cheaper pit: node examples/custom-network.mjs
 */
import { readFileSync } from 'node:fs'
import { importTables, runScenario, verifyResult } from 'shashi'

const directory = new URL('two-pits/', import.meta.url)
const files = ['nodes.csv', 'arcs.csv'].map((file) => ({
  file,
  text: readFileSync(new URL(file, directory), 'utf8'),
}))

// Quantities in 10⁴ t a year, distances in km, costs in yuan/t. Everything wrong comes back at once, with its place.
const imported = importTables(files, 'two-pits')
if (!imported.ok) throw new Error(JSON.stringify(imported.issues))

const result = await runScenario(imported.scenario)
for (const { site, market, quantity, distance, cost } of result.flows) {
  console.log(`${site} → ${market}: ${quantity}×10⁴ t over ${distance} km for ${cost}×10⁴ yuan`)
}
for (const { from, to, quantity, capacity } of result.arcs) {
  if (quantity === capacity) console.log(`full: ${from} → ${to}, ${capacity}×10⁴ t`)
}
const [lastTonne, oneMore] = result.markets[0].marginalPrice
console.log(`the last tonne costs ${lastTonne} yuan, one more ${oneMore}`)
const { ok } = await verifyResult(result)
console.log(`proof ${ok ? 'verified' : 'fails'}`)
