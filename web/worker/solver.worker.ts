/** The worker: reads, checks and solves, so that the page never waits. */
import {
  applyPatch,
  checkDocument,
  type Issue,
  runScenario,
  type Scenario,
  Session,
} from '../../src/index.ts'
import type { Reply, Request, RunInput, RunReply } from './protocol.ts'
import { rehearse } from './rehearsal.ts'
import { openShipped, readShipped, shippedTitles } from './shipped.ts'

/** What the runs of the scenario at hand leave for the next one. */
let kept: Kept = { scenario: '', session: new Session(), last: null, rehearsed: false }

interface Kept {
  readonly scenario: string
  readonly session: Session
  /** What was run last. */
  readonly last: Scenario | null
  readonly rehearsed: boolean
}

/** Solve a shipped scenario with a patch on its document, and tell of each year that is done. */
async function run(input: RunInput, call: number): Promise<RunReply> {
  const { scenario: loaded } = await readShipped(input.scenario)
  const checked = checkDocument(applyPatch(loaded.document, input.patch))
  if (!checked.ok) return { ok: false, input, issues: checked.issues }
  const { scenario } = input
  if (kept.scenario === scenario) kept = { ...kept, last: checked.value }
  else kept = { scenario, session: new Session(), last: checked.value, rehearsed: false }
  const { prices } = input
  const asked = prices === undefined ? {} : { prices }
  const progress = (done: number, total: number) => {
    const reply: Reply = { call, name: 'progress', progress: { done, total } }
    if (total > 1) self.postMessage(reply)
  }
  const result = await runScenario(checked.value, { ...asked, warm: kept.session, progress })
  return { ok: true, solved: { input, scenario: checked.value, result } }
}

/** Say what is wrong with a patch, without solving. */
async function check(input: RunInput): Promise<readonly Issue[]> {
  const { scenario: loaded } = await readShipped(input.scenario)
  const checked = checkDocument(applyPatch(loaded.document, input.patch))
  return checked.issues.filter(({ severity }) => severity === 'error')
}

/** Read the scenario that a patch makes; `null` where something is wrong with it. */
async function read(input: RunInput): Promise<Scenario | null> {
  const { scenario: loaded } = await readShipped(input.scenario)
  const checked = checkDocument(applyPatch(loaded.document, input.patch))
  return checked.ok ? checked.value : null
}

async function answer(request: Request): Promise<Reply> {
  const { call } = request
  switch (request.name) {
    case 'open':
      return { call, name: 'open', answer: await openShipped(request.scenario) }
    case 'run':
      return { call, name: 'run', answer: await run(request.input, call) }
    case 'check':
      return { call, name: 'check', answer: await check(request.input) }
    case 'read':
      return { call, name: 'read', answer: await read(request.input) }
    case 'titles':
      return { call, name: 'titles', answer: await shippedTitles() }
  }
}

/** Requests that have come, and how many of them wait for their answer. */
const requests = { come: 0, open: 0 }

/** ms without a request after which the worker counts as idle: longer than between the steps of a drag. */
const REST = 250

/** Rehearse the scenario at hand, once, unless a request comes first. */
async function rehearseAtRest(): Promise<void> {
  const { come } = requests
  const isIdle = () => requests.come === come && requests.open === 0
  await new Promise((resolve) => setTimeout(resolve, REST))
  const { last, session, rehearsed } = kept
  if (rehearsed || last === null || !isIdle()) return
  kept = { ...kept, rehearsed: true }
  await rehearse(last, session, isIdle)
}

/** Held as long as the worker lives, so that the page learns at once of an end that raises no event. */
const life = `shashi-worker-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
void navigator.locks?.request(life, () => {
  const alive: Reply = { name: 'alive', life }
  self.postMessage(alive)
  return new Promise(() => {})
})

self.addEventListener('message', (event: MessageEvent<Request>) => {
  requests.come++
  requests.open++
  answer(event.data)
    .catch((error: unknown): Reply => {
      const message = error instanceof Error ? error.message : String(error)
      return { call: event.data.call, name: 'failed', message }
    })
    .then((reply) => {
      requests.open--
      self.postMessage(reply)
      return rehearseAtRest()
    })
    .catch(() => {
      // What fails in a rehearsal fails in the run that is asked for, and is told then.
    })
})
