import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLink, encodeLink, isLink, LONGEST_LINK } from '../../../web/state/link.ts'
import { WORK_FORM, type Work } from '../../../web/state/work.ts'

const known = new Set(['plan-2025'])
const work: Work = {
  version: { scenario: 'plan-2025', patch: { markets: { core: { demand: 14000 } } } },
  look: { view: 'map', year: null },
}

/** A link as an older or a foreign page would write it. */
function linkOf(form: number, payload: unknown): string {
  return `#s=${form}.${deflateRawSync(JSON.stringify(payload)).toString('base64url')}`
}

describe('a share link', () => {
  it('brings scenario, changes and view back, and fits into a message', async () => {
    const link = await encodeLink(work, '1a2b3c4d')
    expect(isLink(link)).toBe(true)
    expect(link.length).toBeLessThan(LONGEST_LINK / 4)
    expect(link).toMatch(/^#s=\d+\.[\w-]+$/)
    expect(await decodeLink(link, known)).toEqual({ ok: true, work, edition: '1a2b3c4d' })
  })

  it('carries any patch, and nothing of where the sender had it from', async () => {
    const patch = fc.dictionary(
      fc.stringMatching(/^[a-z][a-z-]{0,8}$/),
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
      ),
      { noNullPrototype: true },
    )
    await fc.assert(
      fc.asyncProperty(patch, async (values) => {
        // -0 is no number that JSON can carry.
        const sent = JSON.parse(JSON.stringify(values))
        const from = { saved: 'mine', name: 'secret name', patch: {} }
        const link = await encodeLink({ ...work, version: { scenario: 'plan-2025', patch: sent, from } }, '')
        const back = await decodeLink(link, known)
        expect(back.ok && back.work.version).toEqual({ scenario: 'plan-2025', patch: sent })
      }),
      { seed: 11, numRuns: 60 },
    )
  })

  it('of form 1, which had no view, opens at the first one', async () => {
    const { scenario, patch } = work.version
    const back = await decodeLink(linkOf(1, { scenario, patch }), known)
    expect(back).toEqual({
      ok: true,
      work: { version: { scenario, patch }, look: { view: 'balance', year: null } },
      edition: null,
    })
  })

  it('of a newer form, or on a scenario that does not ship, says so', async () => {
    expect(await decodeLink(linkOf(WORK_FORM + 1, {}), known)).toEqual({ ok: false, reason: 'newer' })
    const foreign = { version: { scenario: 'gone', patch: {} }, look: {} }
    expect(await decodeLink(linkOf(WORK_FORM, foreign), known)).toEqual({
      ok: false,
      reason: 'unknown-scenario',
    })
  })

  it('is refused as broken wherever it is cut or changed into something else', async () => {
    const link = await encodeLink(work, '')
    const broken = { ok: false, reason: 'broken' }
    for (let length = 3; length < link.length; length += 7)
      expect(await decodeLink(link.slice(0, length), known)).toEqual(broken)
    for (const payload of [null, 3, 'text', [], {}, { version: { scenario: 'plan-2025', patch: [] } }])
      expect(await decodeLink(linkOf(WORK_FORM, payload), known)).toEqual(broken)
    expect(await decodeLink('#s=2.%%%', known)).toEqual(broken)
    expect(await decodeLink('#s=0.AAAA', known)).toEqual(broken)
  })

  it('is refused where it unfolds into megabytes or into a thousand levels', async () => {
    const bomb = linkOf(WORK_FORM, {
      version: { scenario: 'plan-2025', patch: { a: ' '.repeat(5_000_000) } },
    })
    expect(bomb.length).toBeLessThan(10_000)
    expect(await decodeLink(bomb, known)).toEqual({ ok: false, reason: 'broken' })
    let deep: unknown = 1
    for (let level = 0; level < 1000; level++) deep = { a: deep }
    const nested = linkOf(WORK_FORM, { version: { scenario: 'plan-2025', patch: deep } })
    expect(await decodeLink(nested, known)).toEqual({ ok: false, reason: 'broken' })
  })
})
