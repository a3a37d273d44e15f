/** Start the worker of this page. */
import type { Port, Reports } from './client.ts'
import type { Reply } from './protocol.ts'

/** Start a worker and report what it says, and its end, however it comes. */
export function startWorker({ onReply, onFailure }: Reports): Port {
  const worker = new Worker(new URL('./solver.worker.ts', import.meta.url), { type: 'module' })
  const watch = new AbortController()
  worker.addEventListener('message', (event: MessageEvent<Reply>) => {
    const { data } = event
    if (data.name === 'alive') whenReleased(data.life, watch.signal, () => onFailure('worker ended'))
    else onReply(data)
  })
  worker.addEventListener('error', (event) => onFailure(event.message || 'worker'))
  return {
    post: (request) => worker.postMessage(request),
    end: () => {
      watch.abort()
      worker.terminate()
    },
  }
}

/**
 * Call back when the worker's lock is free: a worker that is killed, or runs out of memory, raises no event, but
 * its locks are let go. Without locks (a page from plain http) only events tell.
 */
function whenReleased(life: string, signal: AbortSignal, ended: () => void): void {
  navigator.locks?.request(life, { signal }, ended).catch(() => {
    // Stopped watching: the worker was ended on purpose.
  })
}
