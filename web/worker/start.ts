/** Start the worker of this page. */
import type { Port, Reports } from './client.ts'
import type { Reply } from './protocol.ts'

/** Start a worker and report what it says. */
export function startWorker({ onReply, onFailure }: Reports): Port {
  const worker = new Worker(new URL('./solver.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', (event: MessageEvent<Reply>) => onReply(event.data))
  worker.addEventListener('error', (event) => onFailure(event.message || 'worker'))
  return { post: (request) => worker.postMessage(request), end: () => worker.terminate() }
}
