/** The page's end of the worker: calls as promises, and a fresh worker after one that died. */
import type { Issue, Scenario } from '../../src/index.ts'
import type { Opened, Progress, Reply, Request, RunInput, RunReply, Title } from './protocol.ts'

/** A worker under way. */
export interface Port {
  post(request: Request): void
  end(): void
}

/** What a worker reports. */
export interface Reports {
  onReply(reply: Reply): void
  /** The worker itself failed: it could not be loaded, or threw outside a call. */
  onFailure(message: string): void
}

export interface Client {
  open(scenario: string): Promise<Opened>
  /** @param told is called whenever a year is done, of a run over several. */
  run(input: RunInput, told?: (progress: Progress) => void): Promise<RunReply>
  /** Everything wrong with a patch, without solving. */
  check(input: RunInput): Promise<readonly Issue[]>
  /** The scenario that a patch makes, without solving; `null` where something is wrong with it. */
  read(input: RunInput): Promise<Scenario | null>
  titles(): Promise<readonly Title[]>
  /** End the worker and every call under way. */
  stop(): void
}

/** The worker that a call was made to is no more: it died, or was stopped on purpose. */
export class WorkerGone extends Error {
  readonly onPurpose: boolean

  constructor(message: string, onPurpose: boolean) {
    super(message)
    this.onPurpose = onPurpose
  }
}

interface Pending<Answer> {
  resolve(answer: Answer): void
  reject(error: Error): void
}

type Waiting<Answer> = Map<number, Pending<Answer>>

/** The calls under way, by what they ask. */
class Calls {
  readonly open: Waiting<Opened> = new Map()
  readonly run: Waiting<RunReply> = new Map()
  readonly check: Waiting<readonly Issue[]> = new Map()
  readonly read: Waiting<Scenario | null> = new Map()
  readonly titles: Waiting<readonly Title[]> = new Map()
  /** Who wants to know how far a run is. */
  readonly told = new Map<number, (progress: Progress) => void>()

  /** Hand an answer, or the failure of one call, to who waits for it. */
  receive(reply: Reply): void {
    switch (reply.name) {
      case 'open':
        settle(this.open, reply.call, reply.answer)
        break
      case 'run':
        this.told.delete(reply.call)
        settle(this.run, reply.call, reply.answer)
        break
      case 'progress':
        this.told.get(reply.call)?.(reply.progress)
        break
      case 'check':
        settle(this.check, reply.call, reply.answer)
        break
      case 'read':
        settle(this.read, reply.call, reply.answer)
        break
      case 'titles':
        settle(this.titles, reply.call, reply.answer)
        break
      case 'failed':
        this.#refuse(reply.call, new Error(reply.message))
        break
      case 'alive':
        break
    }
  }

  refuseAll(error: Error): void {
    for (const waiting of this.#all) for (const call of [...waiting.keys()]) this.#refuse(call, error)
  }

  get #all() {
    return [this.open, this.run, this.check, this.read, this.titles]
  }

  #refuse(call: number, error: Error): void {
    this.told.delete(call)
    for (const waiting of this.#all) {
      waiting.get(call)?.reject(error)
      waiting.delete(call)
    }
  }
}

/** Make a client over workers started by `start`; one that failed is replaced at the next call. */
export function createClient(start: (reports: Reports) => Port): Client {
  const waiting = new Calls()
  let port: Port | null = null
  let calls = 0

  function lose(message: string, onPurpose: boolean): void {
    port?.end()
    port = null
    waiting.refuseAll(new WorkerGone(message, onPurpose))
  }

  function connected(): Port {
    if (port !== null) return port
    // A report of a worker that was replaced since must not end its successor.
    const started: Port = start({
      onReply: (reply) => waiting.receive(reply),
      onFailure: (message) => {
        if (port === started) lose(message, false)
      },
    })
    port = started
    return started
  }

  function send<Answer>(answers: Waiting<Answer>, request: (call: number) => Request): Promise<Answer> {
    const call = calls++
    return new Promise((resolve, reject) => {
      answers.set(call, { resolve, reject })
      connected().post(request(call))
    })
  }

  return {
    open: (scenario) => send(waiting.open, (call) => ({ call, name: 'open', scenario })),
    run: (input, told) =>
      send(waiting.run, (call) => {
        if (told !== undefined) waiting.told.set(call, told)
        return { call, name: 'run', input }
      }),
    check: (input) => send(waiting.check, (call) => ({ call, name: 'check', input })),
    read: (input) => send(waiting.read, (call) => ({ call, name: 'read', input })),
    titles: () => send(waiting.titles, (call) => ({ call, name: 'titles' })),
    stop: () => lose('stopped', true),
  }
}

function settle<Answer>(waiting: Waiting<Answer>, call: number, answer: Answer): void {
  waiting.get(call)?.resolve(answer)
  waiting.delete(call)
}
