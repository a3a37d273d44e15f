/** Read shipped scenarios, with what they extend, once each. */
import { applyPatch, checkDocument, formatIssue, hashDocument, type Scenario } from '../../src/index.ts'
import { loadShipped } from '../scenarios/catalogue.ts'
import { scenarioTitles } from '../scenarios/titles.ts'
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
export async function shippedTitles(): Promise<readonly Title[]> {
  return scenarioTitles()
}

/** Read a shipped scenario; throws where the shipped file itself is wrong, which is ours and not a user's mistake. */
export function readShipped(id: string): Promise<Shipped> {
  const known = shipped.get(id)
  if (known !== undefined) return known
  const reading = read(id)
  shipped.set(id, reading)
  // A chunk that failed to load may load the next time.
  reading.catch(() => shipped.delete(id))
  return reading
}

async function read(id: string): Promise<Shipped> {
  const { baseline, patch } = await loadShipped(id)
  const base = baseline === id ? {} : (await readShipped(baseline)).scenario.document
  const checked = checkDocument(applyPatch(base, patch))
  if (checked.ok) return { scenario: checked.value, root: baseline }
  throw new Error(checked.issues.map((issue) => formatIssue(issue, 'en')).join('\n'))
}
