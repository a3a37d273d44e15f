import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch, checkDocument } from '../../../src/index.ts'
import { answerTo, growth } from '../../../web/state/guide.ts'
import { listLevers } from '../../../web/state/levers.ts'
import { encodeLink } from '../../../web/state/link.ts'
import { Workspace } from '../../../web/state/workspace.ts'
import { readShipped } from '../support/fixtures.ts'
import { localClient, openWorkspace, SHIPPED } from '../support/workspace.ts'

const settled = (workspace: Workspace) =>
  expect.poll(() => workspace.state.phase, { timeout: 20_000 }).toMatch(/ready|invalid/)

describe('the workspace', () => {
  it('tells how many years of a run are done while it lasts, and of none once it has come', async () => {
    const local = localClient()
    const workspace = await openWorkspace({
      ...local,
      run: (input, told) => {
        told?.({ done: 1, total: 2 })
        return local.run(input)
      },
    })
    await settled(workspace)
    expect(workspace.state.progress).toBeNull()
    const seen: unknown[] = []
    workspace.subscribe(() => seen.push(workspace.state.progress))
    workspace.edit(['markets', 'core', 'demand'], 14000, null)
    await settled(workspace)
    expect(seen).toContainEqual({ done: 1, total: 2 })
    expect(workspace.state).toMatchObject({ phase: 'ready', progress: null, slow: false })
  })

  it('returns to the identical state when 200 edits at random are undone, and on again when redone', async () => {
    const workspace = await openWorkspace()
    const { opened } = workspace.state
    if (opened === null) throw new Error('nothing open')
    const before = JSON.stringify(workspace.state.history.present)
    const text = JSON.stringify(workspace.state.document)
    const levers = listLevers(opened.loaded, opened.baseline, opened.loaded.document).filter(
      ({ paths }) => paths.length > 0,
    )
    const edit = fc.record({
      lever: fc.nat(levers.length - 1),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      gesture: fc.boolean(),
      act: fc.constantFrom('edit', 'edit', 'edit', 'revert', 'reset', 'choose', 'tables'),
    })
    const [steps] = fc.sample(fc.array(edit, { minLength: 200, maxLength: 200 }), { seed: 7, numRuns: 1 })
    for (const { lever: at, share, gesture, act } of steps ?? []) {
      const lever = levers[at]
      const [path] = lever?.paths ?? []
      if (lever === undefined || path === undefined) continue
      const value = lever.kind === 'number' ? share * lever.max : (lever.options[0] ?? '')
      if (act === 'edit') workspace.edit(path, value, gesture ? lever.id : null)
      else if (act === 'revert') workspace.revert(lever.paths)
      else if (act === 'reset') workspace.reset()
      else if (act === 'choose') workspace.choose(SHIPPED[at % 2] ?? '')
      else
        workspace.editAll(
          [
            { path: ['sites', 'new-site'], value: { tier: 'zone' } },
            { path, value },
          ],
          null,
        )
      if (at % 3 === 0) workspace.settle()
    }
    workspace.settle()
    const end = workspace.state.history
    expect(end.past.length).toBeGreaterThan(100)
    while (workspace.state.history.past.length > 0) workspace.undo()
    expect(JSON.stringify(workspace.state.history.present)).toBe(before)
    await settled(workspace)
    expect(JSON.stringify(workspace.state.document)).toBe(text)
    while (workspace.state.history.future.length > 0) workspace.redo()
    expect(workspace.state.history.present).toEqual(end.present)
    expect(workspace.state.history.past).toEqual(end.past)
    await settled(workspace)
  }, 60_000)

  it('survives the death of its worker, says so once and loses nothing', async () => {
    const hand = { deaths: 0 }
    const workspace = await openWorkspace(localClient(hand))
    await settled(workspace)
    hand.deaths = 1
    workspace.edit(['markets', 'core', 'demand'], 14000, null)
    await expect
      .poll(() => workspace.state.solved?.input.patch)
      .toEqual({ markets: { core: { demand: 14000 } } })
    expect(workspace.state.notice?.code).toBe('worker-restarted')
    expect(workspace.state.phase).toBe('ready')
    hand.deaths = 2
    workspace.edit(['markets', 'core', 'demand'], 15000, null)
    await expect.poll(() => workspace.state.phase).toBe('failed')
    workspace.retry()
    await expect
      .poll(() => workspace.state.solved?.input.patch)
      .toEqual({ markets: { core: { demand: 15000 } } })
  })

  it('leaves prices out while a lever moves, and runs its last value in full when it rests', async () => {
    const workspace = await openWorkspace()
    await settled(workspace)
    const { baselineSolved } = workspace.state
    for (const demand of [13100, 13200, 13300, 13400])
      workspace.edit(['markets', 'core', 'demand'], demand, 'd')
    const patch = { markets: { core: { demand: 13400 } } }
    await expect.poll(() => workspace.state.solved?.input).toEqual(expect.objectContaining({ patch }))
    await settled(workspace)
    expect(workspace.state.solved?.input.prices).toBe('skip')
    expect(workspace.state.solved?.result.prices).toEqual([])
    expect(workspace.state.solved?.result.status).toBe('optimal')
    workspace.settle()
    expect(workspace.state.phase).toBe('solving')
    await settled(workspace)
    expect(workspace.state.solved?.input).toEqual({ scenario: 'plan-2025', patch })
    expect(workspace.state.solved?.result.prices.length).toBeGreaterThan(0)
    // A gesture that ends before its last run has come is not taken for ready by that run.
    workspace.edit(['markets', 'core', 'demand'], 13500, 'd')
    workspace.settle()
    await settled(workspace)
    expect(workspace.state.solved?.result.prices.length).toBeGreaterThan(0)
    expect(workspace.state.solved?.input.patch).toEqual({ markets: { core: { demand: 13500 } } })
    // Back where it began, under way, the rough result is none to measure differences from.
    workspace.edit(['markets', 'core', 'demand'], 13000, 'e')
    await settled(workspace)
    expect(workspace.state.baselineSolved).toBe(baselineSolved)
  })

  it('opens a link on top of the present work, and only tells of one that is broken', async () => {
    const workspace = await openWorkspace()
    workspace.edit(['markets', 'core', 'demand'], 14000, null)
    const { present } = workspace.state.history
    const patch = { sites: { 'fengdu-baoluan': { capacity: 0 } } }
    const edition = workspace.state.opened?.edition ?? ''
    const look = { view: 'map', year: null }
    const link = await encodeLink({ version: { scenario: 'plan-2025', patch }, look }, edition)
    await workspace.openLink(link)
    expect(workspace.state.history.present.patch).toEqual(patch)
    expect(workspace.state.look.view).toBe('map')
    expect(workspace.state.notice?.code).toBe('link-opened')
    workspace.undo()
    expect(workspace.state.history.present).toEqual(present)
    await workspace.openLink(link.slice(0, 40))
    expect(workspace.state.notice?.code).toBe('link-broken')
    expect(workspace.state.history.present).toEqual(present)
    await workspace.openLink(
      await encodeLink({ version: { scenario: 'plan-2025', patch }, look }, 'otherone'),
    )
    expect(workspace.state.notice?.code).toBe('link-other-data')
  })

  it('keeps view and work over a reload', async () => {
    let kept: string | null = null
    const shelf = {
      read: () => kept,
      write: (text: string) => {
        kept = text
      },
    }
    const open = () => new Workspace({ client: localClient(), shelf, scenarios: SHIPPED })
    const first = open()
    await first.start()
    first.edit(['markets', 'core', 'demand'], 14000, null)
    first.look({ view: 'flows' })
    const second = open()
    expect(second.state.history).toEqual(first.state.history)
    expect(second.state.look).toEqual({ view: 'flows', year: null })
  })
})

describe('the first questions', () => {
  const known = new Set(['plan-2025', 'chongqing-2025'])

  it('are patches that the scenario takes', async () => {
    const client = localClient()
    for (const question of ['close', 'growth', 'carbon'] as const) {
      const { work } = await answerTo(question, 'plan-2025', known, client)
      const { scenario, patch } = work.version
      const checked = checkDocument(applyPatch(readShipped(scenario).document, patch))
      expect(checked.issues.filter(({ severity }) => severity === 'error')).toEqual([])
    }
  })

  it('raise every demand by a tenth, over the years where there are some', () => {
    const one = readShipped('plan-2025')
    const raised = checkDocument(applyPatch(one.document, growth(one)))
    expect(raised.ok && raised.value.markets.map(({ demand }) => demand.byYear[0])).toEqual([
      14300, 6270, 2640,
    ])
    const many = checkDocument({ ...one.document, years: [2025, 2028, 2030, 2031] })
    if (!many.ok) throw new Error('refused')
    const later = checkDocument(applyPatch(many.value.document, growth(many.value)))
    expect(later.ok && later.value.markets[0]?.demand.byYear).toEqual([13000, 13780, 14300, 14300])
  })
})
