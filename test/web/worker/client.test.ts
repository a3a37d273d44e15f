import { describe, expect, it } from 'vitest'
import { createClient, type Reports } from '../../../web/worker/client.ts'
import type { Request } from '../../../web/worker/protocol.ts'

/** A worker that keeps what it is asked and answers when told to. */
function bench() {
  const started: { reports: Reports; asked: Request[]; ended: boolean }[] = []
  const client = createClient((reports) => {
    const worker = { reports, asked: [] as Request[], ended: false }
    started.push(worker)
    return {
      post: (request) => worker.asked.push(request),
      end: () => {
        worker.ended = true
      },
    }
  })
  return { client, started }
}

describe('the client', () => {
  it('pairs answers with calls, whatever their order', async () => {
    const { client, started } = bench()
    const [first, second] = [client.titles(), client.titles()]
    const title = (id: string) => ({ id, title: { zh: id, en: id } })
    started[0]?.reports.onReply({ call: 1, name: 'titles', answer: [title('b')] })
    started[0]?.reports.onReply({ call: 0, name: 'titles', answer: [title('a')] })
    expect((await first)[0]?.id).toBe('a')
    expect((await second)[0]?.id).toBe('b')
  })

  it('hands a failure of one call to that call alone', async () => {
    const { client, started } = bench()
    const [first, second] = [client.titles(), client.titles()]
    started[0]?.reports.onReply({ call: 0, name: 'failed', message: 'no such file' })
    started[0]?.reports.onReply({ call: 1, name: 'titles', answer: [] })
    await expect(first).rejects.toThrow('no such file')
    await expect(second).resolves.toEqual([])
  })

  it('tells of the years of a run until it is answered, and only who asked for it', async () => {
    const { client, started } = bench()
    const told: number[] = []
    const input = { scenario: 'chongqing-2035', patch: {} }
    const run = client.run(input, ({ done, total }) => told.push(done / total))
    const other = client.run(input)
    const reply = (call: number, done: number) =>
      started[0]?.reports.onReply({ call, name: 'progress', progress: { done, total: 4 } })
    for (const done of [1, 2]) reply(0, done)
    reply(1, 3)
    started[0]?.reports.onReply({ call: 0, name: 'run', answer: { ok: false, input, issues: [] } })
    reply(0, 4)
    expect(told).toEqual([0.25, 0.5])
    expect((await run).ok).toBe(false)
    client.stop()
    await expect(other).rejects.toThrow('stopped')
  })

  it('fails every open call of a worker that dies, and starts another for the next', async () => {
    const { client, started } = bench()
    const lost = client.run({ scenario: 'plan-2025', patch: {} })
    started[0]?.reports.onFailure('out of memory')
    await expect(lost).rejects.toThrow('out of memory')
    expect(started[0]?.ended).toBe(true)
    void client.titles()
    expect(started).toHaveLength(2)
    expect(started[1]?.asked.map(({ name }) => name)).toEqual(['titles'])
  })
})
