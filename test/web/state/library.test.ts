import { describe, expect, it } from 'vitest'
import { Library } from '../../../web/state/library.ts'
import { readSaved, type SavedScenario, writeSaved } from '../../../web/state/saved.ts'
import type { SavedStore } from '../../../web/state/saved-store.ts'
import { fileNameFor, readScenarioFile, writeScenarioFile } from '../../../web/state/scenario-file.ts'
import { WORK_FORM } from '../../../web/state/work.ts'
import { openWorkspace } from '../support/workspace.ts'

/** A store in memory that has room for so many records; like the browser's, it takes all of a step or nothing. */
function memory(room = Number.POSITIVE_INFINITY): SavedStore & { readonly records: Map<string, unknown> } {
  const records = new Map<string, unknown>()
  return {
    records,
    all: async () => [...records.values()],
    putAll: async (scenarios: readonly SavedScenario[]) => {
      const after = new Map(records)
      for (const one of scenarios) after.set(one.id, structuredClone(one))
      if (after.size > room) throw new DOMException('no room', 'QuotaExceededError')
      for (const [id, one] of after) records.set(id, one)
    },
    remove: async (id) => {
      records.delete(id)
    },
  }
}

async function bench(room?: number) {
  let ticks = 0
  const clock = {
    now: () => `2026-01-01T00:00:${String(ticks++).padStart(2, '0')}.000Z`,
    newId: () => `id-${ticks++}`,
  }
  const workspace = await openWorkspace()
  const store = memory(room)
  const library = new Library(store, workspace, clock)
  await library.refresh()
  const demand = (value: number) => workspace.edit(['markets', 'core', 'demand'], value, null)
  const names = () => library.state.scenarios?.map(({ name }) => name)
  const file = (text: string) => ({ size: text.length, text: async () => text })
  return { workspace, store, library, demand, names, file }
}

describe('the library', () => {
  it('saves under a name, again over it with the former state kept, and opens both', async () => {
    const { workspace, library, demand, names } = await bench()
    expect(await library.save()).toBe(false)
    demand(14000)
    expect(await library.saveAs('growth', 'a note')).toBe(true)
    demand(15000)
    expect(await library.save()).toBe(true)
    expect(names()).toEqual(['growth'])
    const saved = library.current
    expect(saved?.notes).toBe('a note')
    expect(saved?.earlier.map(({ work }) => work.version.patch)).toEqual([
      { markets: { core: { demand: 14000 } } },
    ])
    await library.save()
    expect(library.current?.earlier).toHaveLength(1)
    const [earlier] = saved?.earlier ?? []
    if (saved === undefined || earlier === undefined) throw new Error('nothing saved')
    library.open(saved, earlier.work)
    expect(workspace.state.history.present.patch).toEqual({ markets: { core: { demand: 14000 } } })
    workspace.undo()
    expect(workspace.state.history.present.patch).toEqual({ markets: { core: { demand: 15000 } } })
  })

  it('resets to what was saved first, then to the baseline', async () => {
    const { workspace, library, demand } = await bench()
    demand(14000)
    await library.saveAs('growth', '')
    demand(16000)
    workspace.reset()
    expect(workspace.state.history.present.patch).toEqual({ markets: { core: { demand: 14000 } } })
    expect(library.current?.name).toBe('growth')
    workspace.reset()
    expect(workspace.state.history.present).toEqual({ scenario: 'plan-2025', patch: {} })
    expect(workspace.resetTarget).toBeNull()
  })

  it('renames, duplicates, deletes, and takes a deletion back', async () => {
    const { workspace, library, demand, names } = await bench()
    demand(14000)
    await library.saveAs('one', '')
    const [one] = library.state.scenarios ?? []
    if (one === undefined) throw new Error('nothing saved')
    await library.duplicate(one, 'two')
    await library.describe(one, 'first', 'why')
    expect(new Set(names())).toEqual(new Set(['first', 'two']))
    await library.remove(one)
    expect(names()).toEqual(['two'])
    expect(workspace.state.notice).toMatchObject({ code: 'deleted' })
    workspace.state.notice?.undo?.()
    await expect.poll(names).toContain('one')
  })

  it('exports all and imports them elsewhere, and here without doubling or replacing', async () => {
    const here = await bench()
    here.demand(14000)
    await here.library.saveAs('one', 'notes')
    const text = writeScenarioFile(here.library.state.scenarios ?? [])
    const there = await bench()
    await there.library.importFile(there.file(text))
    expect(there.library.state.scenarios).toEqual(here.library.state.scenarios)
    await there.library.importFile(there.file(text))
    expect(there.names()).toEqual(['one'])
    const [one] = here.library.state.scenarios ?? []
    if (one === undefined) throw new Error('nothing saved')
    await here.library.describe(one, 'mine now', '')
    await here.library.importFile(here.file(text))
    expect(new Set(here.names())).toEqual(new Set(['mine now', 'one']))
  })

  it('refuses a foreign, a damaged and a newer file with a reason, and loses nothing', async () => {
    const { workspace, library, demand, names, file } = await bench()
    demand(14000)
    await library.saveAs('one', '')
    const before = workspace.state.history
    const newer = JSON.stringify({ format: 'shashi-scenarios', form: WORK_FORM + 1, scenarios: [{}] })
    for (const [text, code] of [
      ['PK\u0003\u0004 binary', 'file-foreign'],
      ['{"some":"json"}', 'file-foreign'],
      [writeScenarioFile(library.state.scenarios ?? []).slice(0, -20), 'file-foreign'],
      [newer, 'file-newer'],
    ] as const) {
      await library.importFile(file(text))
      expect(workspace.state.notice?.code).toBe(code)
    }
    expect(names()).toEqual(['one'])
    expect(workspace.state.history).toBe(before)
  })

  it('says when there is no room, and keeps what was there', async () => {
    const { workspace, library, demand, names } = await bench(1)
    demand(14000)
    await library.saveAs('one', '')
    demand(15000)
    expect(await library.saveAs('two', '')).toBe(false)
    expect(workspace.state.notice?.code).toBe('storage-full')
    expect(names()).toEqual(['one'])
    expect(workspace.state.history.present.patch).toEqual({ markets: { core: { demand: 15000 } } })
  })

  it('opens a whole document as changes to the scenario of its id', async () => {
    const { workspace, library, file } = await bench()
    const { opened } = workspace.state
    if (opened === null) throw new Error('nothing open')
    const document = { ...opened.loaded.document, policy: { preset: 'nearest' } }
    await library.importFile(file(JSON.stringify({ schemaVersion: 1, scenario: { document } })))
    expect(workspace.state.history.present.patch).toEqual({ policy: { preset: 'nearest' } })
    expect(workspace.state.notice?.code).toBe('file-opened')
  })

  it('leaves records of a newer version alone and counts them', async () => {
    const { store, library, demand } = await bench()
    demand(14000)
    await library.saveAs('one', '')
    store.records.set('x', { id: 'x', name: 'x', form: WORK_FORM + 1 })
    await library.refresh()
    expect(library.state.unreadable).toBe(1)
    expect(store.records.has('x')).toBe(true)
  })
})

describe('a saved scenario as data', () => {
  it('comes back as it went', async () => {
    const { library, demand } = await bench()
    demand(14000)
    await library.saveAs('one', 'two\nlines')
    const { current } = library
    if (current === undefined) throw new Error('nothing saved')
    const known = new Set(['plan-2025'])
    expect(readSaved(writeSaved(current), known)).toEqual({ ok: true, saved: current })
    const read = readScenarioFile(writeScenarioFile([current]), known)
    expect(read.ok && 'scenarios' in read && read.scenarios).toEqual([current])
  })

  it('has a file name that every system takes', () => {
    expect(fileNameFor('需求 +10% / 2030: "a"')).toBe('需求-10-2030-a.json')
    expect(fileNameFor('///')).toBe('shashi.json')
  })
})
