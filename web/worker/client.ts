/** The page's end of the worker: calls as promises, and a fresh worker after one that died. */
import type { Issue } from '../../src/index.ts'
import type { Opened, Reply, Request, RunInput, RunReply, Title } from './protocol.ts'

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
  run(input: RunInput): Promise<RunReply>
  /** Everything wrong with a patch, without solving. */
  check(input: RunInput): Promise<readonly Issue[]>
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

/** Make a client over workers started by `start`; one that failed is replaced at the next call. */
export function createClient(start: (reports: Reports) => Port): Client {
  const opening: Waiting<Opened> = new Map()
  const running: Waiting<RunReply> = new Map()
  const checking: Waiting<readonly Issue[]> = new Map()
  const listing: Waiting<readonly Title[]> = new Map()
  let port: Port | null = null
  let calls = 0

  function receive(reply: Reply): void {
    switch (reply.name) {
      case 'open':
        settle(opening, reply.call, reply.answer)
        break
      case 'run':
        settle(running, reply.call, reply.answer)
        break
      case 'check':
        settle(checking, reply.call, reply.answer)
        break
      case 'titles':
        settle(listing, reply.call, reply.answer)
        break
      case 'alive':
        break
      case 'failed':
        refuse(reply.call, new Error(reply.message))
        break
    }
  }

  function refuse(call: number, error: Error): void {
    for (const waiting of [opening, running, checking, listing]) {
      waiting.get(call)?.reject(error)
      waiting.delete(call)
    }
  }

  function lose(message: string, onPurpose: boolean): void {
    port?.end()
    port = null
    const calls = [opening, running, checking, listing].flatMap((waiting) => [...waiting.keys()])
    for (const call of calls) refuse(call, new WorkerGone(message, onPurpose))
  }

  function connected(): Port {
    if (port !== null) return port
    // A report of a worker that was replaced since must not end its successor.
    const started: Port = start({
      onReply: receive,
      onFailure: (message) => {
        if (port === started) lose(message, false)
      },
    })
    port = started
    return started
  }

  function send<Answer>(waiting: Waiting<Answer>, request: (call: number) => Request): Promise<Answer> {
    const call = calls++
    return new Promise((resolve, reject) => {
      waiting.set(call, { resolve, reject })
      connected().post(request(call))
    })
  }

  return {
    open: (scenario) => send(opening, (call) => ({ call, name: 'open', scenario })),
    run: (input) => send(running, (call) => ({ call, name: 'run', input })),
    check: (input) => send(checking, (call) => ({ call, name: 'check', input })),
    titles: () => send(listing, (call) => ({ call, name: 'titles' })),
    stop: () => lose('stopped', true),
  }
}

function settle<Answer>(waiting: Waiting<Answer>, call: number, answer: Answer): void {
  waiting.get(call)?.resolve(answer)
  waiting.delete(call)
}
