/** The page's end of the worker for files; it is started with the first file and kept. */
import type { FileOrder, FileReply, FileRequest, GivenFile, MadeFile, ReadScenario } from './file-protocol.ts'

/** What a call still waits for. */
interface Waiting {
  readonly resolve: (reply: FileReply) => void
  readonly reject: (error: Error) => void
}

export class FileMaker {
  #worker: Worker | null = null
  #calls = 0
  readonly #waiting = new Map<number, Waiting>()

  /** Write a file; rejects with the reason where it cannot be written. */
  async make(order: FileOrder): Promise<MadeFile> {
    const reply = await this.#ask((call) => ({ call, name: 'make', order }))
    if (reply.name !== 'make') throw new Error('an answer to another question')
    return reply.answer
  }

  /** Read a scenario; rejects only where the worker itself fails. */
  async read(file: GivenFile): Promise<ReadScenario> {
    const reply = await this.#ask((call) => ({ call, name: 'read', file }))
    if (reply.name !== 'read') throw new Error('an answer to another question')
    return reply.answer
  }

  #ask(request: (call: number) => FileRequest): Promise<FileReply> {
    const call = ++this.#calls
    const worker = this.#worker ?? this.#start()
    return new Promise((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject })
      worker.postMessage(request(call))
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./files.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<FileReply>) => {
      const waiting = this.#waiting.get(data.call)
      this.#waiting.delete(data.call)
      if (data.name === 'failed') waiting?.reject(new Error(data.message))
      else waiting?.resolve(data)
    }
    worker.onerror = ({ message }) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(message || 'worker'))
      this.#waiting.clear()
      worker.terminate()
      this.#worker = null
    }
    this.#worker = worker
    return worker
  }
}
