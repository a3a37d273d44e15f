/** Read shipped scenarios, with what they extend, once each. */
import { type Checked, formatIssue, hashDocument, readScenario, type Scenario } from '../../src/index.ts'
import { fileOf, idOf, loadText, scenarioIds } from '../scenarios/catalogue.ts'
import type { Opened, Title } from './protocol.ts'

interface Shipped {
  readonly scenario: Scenario
  /** Id at the root of its `extends` chain. */
  readonly root: string
}

const EDITION_DIGITS = 8

const shipped = new Map<string, Promise<Shipped>>()

/** Open a shipped scenario beside its baseline. */
export async function openShipped(id: string): Promise<Opened> {
  const { scenario, root } = await readShipped(id)
  const baseline = root === id ? scenario : (await readShipped(root)).scenario
  const edition = hashDocument(scenario.document).slice(0, EDITION_DIGITS)
  return { id, loaded: scenario, baselineId: root, baseline, edition }
}

/** The titles of all shipped scenarios, in the order of the menu. */
export async function shippedTitles(): Promise<Title[]> {
  const titles: Title[] = []
  for (const id of scenarioIds()) {
    // Reading takes a while; a run that was asked for meanwhile goes first.
    await new Promise((resolve) => setTimeout(resolve, 0))
    titles.push({ id, title: (await readShipped(id)).scenario.title })
  }
  return titles
}

/** Read a shipped scenario; throws where the shipped file itself is wrong, which is ours and not a user's mistake. */
export function readShipped(id: string): Promise<Shipped> {
  const known = shipped.get(id)
  if (known !== undefined) return known
  const reading = readChain(id)
  shipped.set(id, reading)
  // A chunk that failed to load may load the next time.
  reading.catch(() => shipped.delete(id))
  return reading
}

async function readChain(id: string): Promise<Shipped> {
  const texts = new Map([[fileOf(id), await loadText(fileOf(id))]])
  for (;;) {
    const missing = new Set<string>()
    const checked = readWith(id, texts, missing)
    const [wanted] = missing
    if (wanted === undefined)
      return { scenario: scenarioOf(checked), root: idOf([...texts.keys()].at(-1) ?? id) }
    texts.set(wanted, await loadText(wanted))
  }
}

/** Read with the texts at hand, which are as many as the chain goes; note the next that is wanted. */
function readWith(id: string, texts: ReadonlyMap<string, string>, missing: Set<string>): Checked<Scenario> {
  return readScenario(texts.get(fileOf(id)) ?? '', {
    file: fileOf(id),
    load: (reference) => {
      const file = fileOf(idOf(reference))
      const text = texts.get(file)
      if (text === undefined) missing.add(file)
      return text === undefined ? null : { text, file }
    },
  })
}

function scenarioOf(checked: Checked<Scenario>): Scenario {
  if (checked.ok) return checked.value
  throw new Error(checked.issues.map((issue) => formatIssue(issue, 'en')).join('\n'))
}
