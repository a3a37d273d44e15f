import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLatestRunner } from '../../../web/worker/latest-runner.ts'

/** A run that ends when told to. */
function controlled() {
  const open: { input: number; end: (error?: Error) => void }[] = []
  const run = (input: number) =>
    new Promise<number>((resolve, reject) => {
      open.push({ input, end: (error) => (error ? reject(error) : resolve(input * 10)) })
    })
  return { open, run }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the runner', () => {
  it('has one run in flight and runs only the newest of the inputs that wait', async () => {
    const { open, run } = controlled()
    const outputs: number[] = []
    const runner = createLatestRunner(run, { onOutput: (o) => outputs.push(o), onError: () => {} })
    for (const input of [1, 2, 3, 4]) runner.request(input)
    expect(open.map(({ input }) => input)).toEqual([1])
    open[0]?.end()
    await settled()
    expect(open.map(({ input }) => input)).toEqual([1, 4])
    open[1]?.end()
    await settled()
    expect(outputs).toEqual([10, 40])
    expect(runner.busy).toBe(false)
  })

  it('hands on an error and runs the next input all the same', async () => {
    const { open, run } = controlled()
    const [outputs, errors]: [number[], unknown[]] = [[], []]
    const runner = createLatestRunner(run, {
      onOutput: (o) => outputs.push(o),
      onError: (error) => errors.push(error),
    })
    runner.request(1)
    runner.request(2)
    open[0]?.end(new Error('broken'))
    await settled()
    open[1]?.end()
    await settled()
    expect(errors).toEqual([new Error('broken')])
    expect(outputs).toEqual([20])
  })

  it('runs an input that arrives while an output is handed on', async () => {
    const outputs: number[] = []
    const runner = createLatestRunner(async (input: number) => input, {
      onOutput: (output) => {
        outputs.push(output)
        if (output === 1) runner.request(2)
      },
      onError: () => {},
    })
    runner.request(1)
    await settled()
    expect(outputs).toEqual([1, 2])
  })

  it('never loses the last input, whenever inputs come and runs end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.integer(), { minLength: 1, maxLength: 12 }),
        async (scheduler, inputs) => {
          const [requested, outputs]: [number[], number[]] = [[], []]
          const runner = createLatestRunner((input: number) => scheduler.schedule(Promise.resolve(input)), {
            onOutput: (output) => outputs.push(output),
            onError: () => {},
          })
          for (const input of inputs) {
            void scheduler.schedule(Promise.resolve()).then(() => {
              requested.push(input)
              runner.request(input)
            })
          }
          await scheduler.waitIdle()
          await settled()
          await scheduler.waitIdle()
          expect(requested).toHaveLength(inputs.length)
          expect(outputs.at(-1)).toBe(requested.at(-1))
          expect(outputs.length).toBeLessThanOrEqual(inputs.length)
        },
      ),
      { seed: 3, numRuns: 60 },
    )
  })
})
