/** What the bench plants into the dashboard and its worker: it notes times and changes nothing they do. */

/** A call of the worker, as the page sees it. Times in ms since the page was asked for. */
export interface ProbedRun {
  readonly call: number
  readonly scenario: string
  readonly askedAt: number
  /** How many input events had come by then. */
  readonly inputs: number
  answeredAt: number | null
  /** End of the first frame drawn after the answer. */
  shownAt: number | null
}

export interface ProbedInput {
  readonly at: number
  readonly value: string
  /** End of the first frame that knows of it. */
  shownAt: number | null
}

export interface PageProbe {
  readonly inputs: ProbedInput[]
  readonly runs: ProbedRun[]
  /** When the worker was first asked for anything. */
  workerAskedAt: number | null
}

declare global {
  var benchProbe: PageProbe
  /** ms of each run inside the worker, from its message to its answer. */
  var benchTimes: number[]
}

/** Runs in the page before its own scripts. */
export function plantInPage(): void {
  const probe: PageProbe = { inputs: [], runs: [], workerAskedAt: null }
  globalThis.benchProbe = probe
  document.addEventListener(
    'input',
    (event) => {
      const [origin] = event.composedPath()
      if (!(origin instanceof HTMLInputElement)) return
      probe.inputs.push({ at: performance.now(), value: origin.value, shownAt: null })
    },
    { capture: true },
  )
  const noteShown = (run: ProbedRun) => {
    // A message posted in a frame's callback arrives when the frame has been laid out and painted.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const now = performance.now()
      run.shownAt = now
      for (const input of probe.inputs.slice(0, run.inputs)) input.shownAt ??= now
      port1.close()
    }
    requestAnimationFrame(() => port2.postMessage(null))
  }
  const watched = new WeakSet<Worker>()
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (this: Worker, message: unknown): void {
    const now = performance.now()
    probe.workerAskedAt ??= now
    if (!watched.has(this)) {
      watched.add(this)
      this.addEventListener('message', (event) => {
        const run = probe.runs.find(({ call, answeredAt }) => call === event.data.call && answeredAt === null)
        if (run === undefined || event.data.name !== 'run') return
        run.answeredAt = performance.now()
        noteShown(run)
      })
    }
    const { name, call, input } = Object(message)
    if (name === 'run') {
      probe.runs.push({
        call: Number(call),
        scenario: String(Object(input).scenario),
        askedAt: now,
        inputs: probe.inputs.length,
        answeredAt: null,
        shownAt: null,
      })
    }
    post.call(this, message)
  }
}

/**
 * Runs in the worker once it is there. Its own listener comes first and may answer before ours hears of the message,
 * so begin and end are put together whichever comes first; a message's time stamp is that of its arrival.
 */
export function plantInWorker(): void {
  const began = new Map<number, number>()
  const ended = new Map<number, number>()
  const times: number[] = []
  globalThis.benchTimes = times
  const note = (call: number): void => {
    const begin = began.get(call)
    const end = ended.get(call)
    if (begin !== undefined && end !== undefined) times.push(end - begin)
  }
  self.addEventListener('message', (event) => {
    if (event.data.name !== 'run') return
    began.set(event.data.call, event.timeStamp)
    note(event.data.call)
  })
  const post = self.postMessage.bind(self)
  self.postMessage = (reply: unknown, ...rest: []) => {
    const { name, call } = Object(reply)
    if (name === 'run') {
      ended.set(call, performance.now())
      note(call)
    }
    post(reply, ...rest)
  }
}
