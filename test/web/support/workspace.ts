/** A workspace over the real worker code, called in place: what the page does, without a page. */
import { applyPatch, checkDocument, hashDocument, type RunOptions, runScenario } from '../../../src/index.ts'
import { Workspace } from '../../../web/state/workspace.ts'
import { type Client, WorkerGone } from '../../../web/worker/client.ts'
import type { RunInput } from '../../../web/worker/protocol.ts'
import { readShipped } from './fixtures.ts'

export const SHIPPED = ['plan-2025', 'plan-2025-close-fengdu-baoluan']

/** What a test may do to the worker. */
export interface Hand {
  /** How many of the next runs the worker will not survive. */
  deaths: number
}

/** A client that reads, checks and solves in place. */
export function localClient(hand: Hand = { deaths: 0 }): Client {
  return {
    open: async (id) => {
      const loaded = readShipped(id)
      const baseline = readShipped('plan-2025')
      return {
        id,
        loaded,
        baseline,
        baselineId: 'plan-2025',
        edition: hashDocument(loaded.document).slice(0, 8),
      }
    },
    run: async (input) => {
      if (hand.deaths > 0) {
        hand.deaths--
        throw new WorkerGone('killed', false)
      }
      const checked = checkDocument(applyPatch(readShipped(input.scenario).document, input.patch))
      if (!checked.ok) return { ok: false, input, issues: checked.issues }
      return {
        ok: true,
        solved: { input, scenario: checked.value, result: await runScenario(checked.value, pricesOf(input)) },
      }
    },
    check: async ({ scenario, patch }) =>
      checkDocument(applyPatch(readShipped(scenario).document, patch)).issues,
    read: async ({ scenario, patch }) => {
      const checked = checkDocument(applyPatch(readShipped(scenario).document, patch))
      return checked.ok ? checked.value : null
    },
    titles: async () => SHIPPED.map((id) => ({ id, title: readShipped(id).title })),
    stop: () => {},
  }
}

const pricesOf = ({ prices }: RunInput): RunOptions => (prices === undefined ? {} : { prices })

/** Open the plan and wait for its first result. */
export async function openWorkspace(client: Client = localClient()): Promise<Workspace> {
  let kept: string | null = null
  const workspace = new Workspace({
    client,
    shelf: {
      read: () => kept,
      write: (text) => {
        kept = text
      },
    },
    scenarios: SHIPPED,
  })
  await workspace.start()
  return workspace
}
