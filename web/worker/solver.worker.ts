/** The worker: reads, checks and solves, so that the page never waits. */
import { applyPatch, checkDocument, type Issue, runScenario, Session } from '../../src/index.ts'
import type { Reply, Request, RunInput, RunReply } from './protocol.ts'
import { openShipped, readShipped, shippedTitles } from './shipped.ts'

/** What the runs of the scenario at hand leave for the next one. */
let kept = { scenario: '', session: new Session() }

/** Solve a shipped scenario with a patch on its document, and tell of each year that is done. */
async function run(input: RunInput, call: number): Promise<RunReply> {
  const { scenario: loaded } = await readShipped(input.scenario)
  const checked = checkDocument(applyPatch(loaded.document, input.patch))
  if (!checked.ok) return { ok: false, input, issues: checked.issues }
  if (kept.scenario !== input.scenario) kept = { scenario: input.scenario, session: new Session() }
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

async function answer(request: Request): Promise<Reply> {
  const { call } = request
  switch (request.name) {
    case 'open':
      return { call, name: 'open', answer: await openShipped(request.scenario) }
    case 'run':
      return { call, name: 'run', answer: await run(request.input, call) }
    case 'check':
      return { call, name: 'check', answer: await check(request.input) }
    case 'titles':
      return { call, name: 'titles', answer: await shippedTitles() }
  }
}

/** Held as long as the worker lives, so that the page learns at once of an end that raises no event. */
const life = `shashi-worker-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`
void navigator.locks?.request(life, () => {
  const alive: Reply = { name: 'alive', life }
  self.postMessage(alive)
  return new Promise(() => {})
})

self.addEventListener('message', (event: MessageEvent<Request>) => {
  answer(event.data)
    .catch((error: unknown): Reply => {
      const message = error instanceof Error ? error.message : String(error)
      return { call: event.data.call, name: 'failed', message }
    })
    .then((reply) => self.postMessage(reply))
})
