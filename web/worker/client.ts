/** The page's end of the worker: calls as promises, and a fresh worker after one that died. */
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
  titles(): Promise<readonly Title[]>
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
      case 'titles':
        settle(listing, reply.call, reply.answer)
        break
      case 'failed':
        refuse(reply.call, reply.message)
        break
    }
  }

  function refuse(call: number, message: string): void {
    const error = new Error(message)
    for (const waiting of [opening, running, listing]) {
      waiting.get(call)?.reject(error)
      waiting.delete(call)
    }
  }

  function lose(message: string): void {
    port?.end()
    port = null
    for (const call of [...opening.keys(), ...running.keys(), ...listing.keys()]) refuse(call, message)
  }

  function connected(): Port {
    port ??= start({ onReply: receive, onFailure: lose })
    return port
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
    titles: () => send(listing, (call) => ({ call, name: 'titles' })),
  }
}

function settle<Answer>(waiting: Waiting<Answer>, call: number, answer: Answer): void {
  waiting.get(call)?.resolve(answer)
  waiting.delete(call)
}
