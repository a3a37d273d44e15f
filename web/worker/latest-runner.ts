/**
 * One run in flight; the newest input waits and replaces any older one that waits; the last input is always run;
 * an error is handed on and the next input runs all the same.
 */
export interface Runner<Input> {
  /** Ask for a run of this input, now or as soon as the one in flight ends. */
  request(input: Input): void
  /** Whether a run is in flight. */
  readonly busy: boolean
}

export interface Outlets<Input, Output> {
  onOutput(output: Output, input: Input): void
  onError(error: unknown, input: Input): void
}

/** Make a runner around an asynchronous function. */
export function createLatestRunner<Input, Output>(
  run: (input: Input) => Promise<Output>,
  outlets: Outlets<Input, Output>,
): Runner<Input> {
  let waiting: { readonly input: Input } | null = null
  let busy = false

  async function drain(): Promise<void> {
    busy = true
    while (waiting !== null) {
      const { input } = waiting
      // Cleared when the run starts, not when it ends: an input that arrives meanwhile must wait, not vanish.
      waiting = null
      try {
        outlets.onOutput(await run(input), input)
      } catch (error) {
        outlets.onError(error, input)
      }
    }
    busy = false
  }

  return {
    request(input) {
      waiting = { input }
      if (!busy) void drain()
    },
    get busy() {
      return busy
    },
  }
}
