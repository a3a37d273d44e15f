/** The worker that writes and reads files: the page never waits, and loads none of it before it is wanted. */
import { scenarioIds } from '../scenarios/catalogue.ts'
import { readShipped } from '../worker/shipped.ts'
import type { FileReply, FileRequest } from './file-protocol.ts'
import { makeFile } from './make-file.ts'
import { readFile } from './read-file.ts'

/** A shipped scenario in full, as JSON, which is YAML too; `null` where none has this id. */
async function shippedText(id: string): Promise<string | null> {
  if (!scenarioIds().includes(id)) return null
  return JSON.stringify((await readShipped(id)).scenario.document)
}

async function answer(request: FileRequest): Promise<FileReply> {
  const { call, name } = request
  if (name === 'make') return { call, name, answer: await makeFile(request.order) }
  return { call, name, answer: await readFile(request.file, shippedText) }
}

self.addEventListener('message', (event: MessageEvent<FileRequest>) => {
  answer(event.data)
    .catch((error: unknown): FileReply => {
      const message = error instanceof Error ? error.message : String(error)
      return { call: event.data.call, name: 'failed', message }
    })
    .then((reply) => self.postMessage(reply))
})
