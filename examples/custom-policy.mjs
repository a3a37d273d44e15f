/**
 * Compare the plan's policy with one of your own: least emissions, at most 1 % above the least cost, and at least
 * half of what crosses regions by water: node examples/custom-policy.mjs
 */
import { readFileSync } from 'node:fs'
import { readScenario, runScenario, verifyResult } from 'shashi'

const file = new URL('../scenarios/chongqing-2025.yaml', import.meta.url)
const text = readFileSync(file, 'utf8')

async function run(policy) {
  const read = readScenario(text, {
    file: 'chongqing-2025.yaml',
    patches: policy === null ? [] : [{ policy }],
  })
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  const result = await runScenario(read.value)
  // The proof is checked from the result alone, as anybody can who is given the file.
  const { ok } = verifyResult(JSON.parse(JSON.stringify(result)))
  return { result, ok }
}

const city = (result, id) => result.indicators.find((row) => row.region === 'city' && row.id === id).value

const leastCost = await run({ preset: 'least-cost' })
const cost = city(leastCost.result, 'cost')
const mine = await run({
  preset: 'least-cost',
  // Goals are optimised one after the other; a tolerance lets a later goal worsen an earlier one by that much.
  goals: ['unmet', { goal: 'cost', tolerance: Math.round(cost / 100) }, 'emissions'],
  rules: { 'by-water': { kind: 'water-rail-share', share: 0.5 } },
})

for (const [name, { result, ok }] of Object.entries({ 'least cost': leastCost, 'my policy': mine })) {
  const emissions = (city(result, 'emissions') / 1e4).toFixed(2)
  const yuan = (city(result, 'cost') / 1e4).toFixed(2)
  console.log(`${name}: ${yuan}×10⁸ yuan, ${emissions}×10⁴ t CO₂e, proof ${ok ? 'verified' : 'fails'}`)
}
