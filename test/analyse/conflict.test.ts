import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json.ts'
import { formatFinding } from '../../src/messages/findings.ts'
import { runScenario } from '../../src/report/run.ts'
import type { ResultFile } from '../../src/report/types.ts'
import { verifyResult } from '../../src/report/verify.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import { readShipped } from '../scenarios/shipped.ts'
import { type Draft, documentOf, drafts, plainNames, readDocument } from '../support/documents.ts'

const planWith = (rules: JsonObject) => runScenario(readShipped('plan-2025.yaml', [{ policy: { rules } }]))

const sentencesOf = ({ findings }: ResultFile) =>
  findings
    .filter(({ code }) => code === 'conflict')
    .map((finding) => [formatFinding(finding, 'en'), formatFinding(finding, 'zh')])

/** Two regions; the site of the first is no named exporter and has more than its own market wants. */
const TWO: Draft = {
  regions: [{ limit: null }, { limit: null }],
  markets: [
    { region: 0, longitude: 106, latitude: 29, demand: 20 },
    { region: 1, longitude: 107, latitude: 29, demand: 100 },
  ],
  sites: [
    { region: 0, longitude: 106, latitude: 29.1, tier: 'zone', exporter: false, capacity: 90, price: 30 },
  ],
  wharves: [],
  preset: 'plan',
  rules: { take: { kind: 'least-take', site: 'site-1', quantity: 50 } },
}

const withRules = (document: JsonObject, patch: JsonObject): JsonObject => applyPatch(document, patch)
/** HiGHS: it alone judges whether a program has an answer; others are asked first only for speed. */
const run = (document: JsonObject) => runScenario(readDocument(document), { engine: 'highs' })

describe('rules that cannot all hold', () => {
  it('are a least take above capacity, by name, with both ways out by cost', async () => {
    const result = await planWith({ much: { kind: 'least-take', site: 'wushan-sanxi', quantity: 500 } })
    expect(result.conflict).toMatchObject({
      year: 2025,
      rules: ['much'],
      limits: [{ kind: 'capacity', id: 'wushan-sanxi' }],
      relaxations: [
        // 100 wt at 5 and at 30 yuan/t.
        { kind: 'rule', cost: 500, changes: [{ id: 'much', from: 500, to: 400 }] },
        { kind: 'capacity', cost: 3000, changes: [{ id: 'wushan-sanxi', from: 400, to: 500 }] },
      ],
    })
    expect(sentencesOf(result)).toEqual([
      [
        '2025: the rule “much” (least take) cannot hold under the capacity of Wushan Sanxi. Cheapest relaxation: change “much” from 500 to 400.',
        '2025 年在巫山三溪集中开采区产能的限制下，规则“much”（最低采购量）无法满足。代价最小的放宽：将“much”由 500 改为 400。',
      ],
    ])
  })

  it('are a self-sufficiency above the projected output, which is then the cheaper one to change', async () => {
    const { conflict } = await planWith({ self: { kind: 'self-sufficiency', region: 'core', share: 0.8 } })
    expect(conflict?.limits).toEqual([{ kind: 'outputLimit', id: 'core' }])
    // 0.8 × 13,000 = 10,400, 1,400 above 9,000; 9,000 ÷ 13,000 = 0.6923….
    expect(conflict?.relaxations).toMatchObject([
      { kind: 'outputLimit', cost: 1400, patch: { regions: { core: { projectedOutput: 10400 } } } },
      { kind: 'rule', cost: 7000, changes: [{ path: ['policy', 'rules', 'self', 'share'], to: 0.692307 }] },
    ])
  })

  it('are two rules that hold one by one, and none that has no part in it', async () => {
    const result = await planWith({
      carbon: { kind: 'emission-cap', limit: 1e9 },
      ore: { kind: 'extraction-cap', limit: 6000 },
      self: { kind: 'self-sufficiency', region: 'core', share: 0.6 },
    })
    expect(result.conflict?.rules).toEqual(['ore', 'self'])
    expect(sentencesOf(result)[0]?.[0]).toMatch(
      /the rules “ore” \(extraction cap\), “self” \(least self-sufficiency\) cannot all hold/,
    )
  })

  it('are the rule of a preset that bars arcs, which gives way by naming an exporter', async () => {
    const result = await run(documentOf(TWO))
    expect(result.conflict?.rules).toEqual(['only-exporters', 'take'])
    expect(result.conflict?.limits).toEqual([{ kind: 'demand', id: 'market-1' }])
    const ways = result.conflict?.relaxations.map(({ cost, patch }) => ({ cost, patch }))
    expect(ways).toHaveLength(2)
    expect(ways).toEqual(
      expect.arrayContaining([
        { cost: 300, patch: { sites: { 'site-1': { exporter: true } } } },
        {
          cost: 300,
          patch: { policy: { rules: { take: { kind: 'least-take', site: 'site-1', quantity: 20 } } } },
        },
      ]),
    )
  })

  it('are relaxed in the one year in which they conflict where there are several', async () => {
    const document = withRules(documentOf(TWO), {
      years: [2025, 2026],
      sites: { 'site-1': { capacity: { '2025': 90, '2026': 40 }, exporter: true } },
    })
    const { conflict } = await run(document)
    expect(conflict).toMatchObject({ year: 2026, rules: ['take'] })
    const capacity = conflict?.relaxations.find(({ kind }) => kind === 'capacity')
    expect(capacity?.patch).toEqual({ sites: { 'site-1': { capacity: { '2025': 90, '2026': 50 } } } })
  })

  it('have no certificate, and verification says so', async () => {
    const result = await run(documentOf(TWO))
    expect(verifyResult(JSON.parse(JSON.stringify(result))).discrepancies).toMatchObject([
      { code: 'not-certified', path: ['years', 0] },
    ])
  })
})

/** Drafts with rules that ask for much, which their preset and limits may not allow. */
const demanding = drafts({ rules: true }).chain((draft) =>
  fc
    .record({
      take: fc.record({ site: fc.nat(draft.sites.length - 1), quantity: fc.integer({ min: 1, max: 60 }) }),
      self: fc.record({
        region: fc.nat(draft.regions.length - 1),
        share: fc.constantFrom(0.25, 0.5, 0.9, 1),
      }),
    })
    .map(({ take, self }): Draft => {
      const rules: JsonObject = {
        take: { kind: 'least-take', site: plainNames('site', take.site), quantity: take.quantity },
        self: {
          kind: 'self-sufficiency',
          region: plainNames('region', self.region),
          share: self.share,
        },
      }
      return { ...draft, rules: { ...draft.rules, ...rules } }
    }),
)

/** The document with some of its own rules only. */
function onlyRules(draft: Draft, ids: readonly string[]): JsonObject {
  const rules = Object.fromEntries(Object.entries(draft.rules).filter(([id]) => ids.includes(id)))
  return documentOf({ ...draft, rules })
}

describe('a conflict in any small scenario', () => {
  it('needs every rule named, and no other; each way out leads out, the cheapest first', async () => {
    let conflicts = 0
    await fc.assert(
      fc.asyncProperty(demanding, async (draft) => {
        const result = await run(documentOf(draft))
        expect(result.conflict === null).toBe(result.status !== 'conflict')
        if (result.conflict === null) return
        conflicts++
        const { rules, relaxations } = result.conflict
        // Rules of the preset stay; those of the document can be left out.
        expect((await run(onlyRules(draft, rules))).status).toBe('conflict')
        for (const spared of rules.filter((id) => id in draft.rules)) {
          const rest = rules.filter((id) => id !== spared)
          const left = await run(onlyRules(draft, rest))
          if (left.conflict !== null)
            expect(left.conflict.rules.every((id) => !(id in draft.rules))).toBe(true)
          else expect(left.status).toBe('optimal')
        }
        expect(relaxations.length).toBeGreaterThan(0)
        const costs = relaxations.map(({ cost }) => cost)
        expect(costs).toEqual([...costs].sort((a, b) => a - b))
        for (const { patch } of relaxations) {
          const relaxed = readDocument(applyPatch(documentOf(draft), patch))
          expect((await runScenario(relaxed)).status).toBe('optimal')
        }
      }),
      { seed: 3, numRuns: 80 },
    )
    expect(conflicts).toBeGreaterThan(20)
  })
})
