/** Check a resolved document and read it into a Scenario, with everything wrong with it at once. */
import type { Checked, Issue } from '../issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { dimensionOf, splitLiteral } from '../units.ts'
import { runCourse } from './course.ts'
import { parameterValue, RESERVED_WORDS } from './expression.ts'
import { forbiddenKeys, isTooDeep } from './keys.ts'
import { migrate } from './migrate.ts'
import { readMarkets, readRegions, readTerminals, readWaterways, SHARE } from './read-nodes.ts'
import { readPolicy, readRepairCost } from './read-policy.ts'
import { readProjects } from './read-projects.ts'
import { assumed, readQuantity } from './read-quantity.ts'
import { readSites } from './read-sites.ts'
import { readEarlyWarning, readTargets } from './read-targets.ts'
import { readDuration } from './read-time.ts'
import { readLinks, readModes } from './read-transport.ts'
import {
  entriesAt,
  type Locate,
  localisedAt,
  locateNowhere,
  numberAt,
  objectAt,
  type Reading,
  report,
  textAt,
  wordAt,
} from './reading.ts'
import { projectsTooSmall } from './scale.ts'
import { documentSchema } from './schema.ts'
import { rememberSound, withoutSound } from './sound-sections.ts'
import { checkStructure } from './structure.ts'
import { FORESIGHTS, type Market, type Quantity, type Region, type Scenario, type Source } from './types.ts'

/**
 * Check a document whose `extends` is followed and whose patches are applied.
 * @param locate tells where in the user's files a path stands; nowhere by default.
 */
export function checkDocument(document: JsonValue, locate: Locate = locateNowhere): Checked<Scenario> {
  if (!isJsonObject(document)) return { ok: false, issues: [notAMapping(locate)] }
  const reading = startReading(document, locate)
  const unseen = withoutSound(document)
  if (isTooDeep(unseen)) {
    report(reading, 'too-deep', [])
    return { ok: false, issues: reading.issues }
  }
  for (const path of forbiddenKeys(unseen)) {
    report(reading, 'forbidden-key', path, { found: path.at(-1) ?? '', at: 'key' })
  }
  checkStructure(reading, documentSchema, migrate(reading, unseen))
  if (reading.issues.length === 0) rememberSound(document)
  const scenario = readScenarioFrom(reading)
  const ok = reading.issues.every(({ severity }) => severity === 'warning')
  const issues = inOrder(reading.issues)
  return ok ? { ok, value: scenario, issues } : { ok, issues }
}

function notAMapping(locate: Locate): Issue {
  return {
    code: 'not-a-mapping',
    severity: 'error',
    path: [],
    place: locate([], 'value'),
    found: null,
    allowed: 'key: value',
    suggestion: null,
  }
}

function startReading(document: JsonObject, locate: Locate): Reading {
  return { document, issues: [], locate, years: [], parameters: new Map() }
}

/** Read every part. Where the form is wrong the schema has said so, and a neutral value stands in. */
function readScenarioFrom(reading: Reading): Scenario {
  const { document } = reading
  reading.years = readYears(reading)
  const parameters = readParameters(reading)
  reportSharedIds(reading)
  const regions = readRegions(reading)
  const markets = readMarkets(reading)
  return {
    schemaVersion: 1,
    id: textAt(document, 'id') ?? '',
    title: localisedAt(document, 'title'),
    description: document.description === undefined ? null : localisedAt(document, 'description'),
    years: reading.years,
    parameters,
    sources: readSources(reading),
    regions,
    markets,
    ...readSupply(reading, regions, markets),
    terminals: readTerminals(reading),
    waterways: readWaterways(reading),
    links: readLinks(reading),
    modes: readModes(reading),
    policy: readPolicy(reading),
    repairCost: readRepairCost(reading),
    discountRate: readQuantity(reading, document, [], 'discountRate', SHARE) ?? assumed(0),
    foresight: wordAt(document, 'foresight', FORESIGHTS),
    targets: readTargets(reading),
    earlyWarning: readEarlyWarning(reading),
    document,
  }
}

/** Sites and projects, with the course that permits and projects give every site. */
function readSupply(
  reading: Reading,
  regions: readonly Region[],
  markets: readonly Market[],
): Pick<Scenario, 'sites' | 'projects' | 'approvalDelay'> {
  const { years } = reading
  const approvalDelay = readDuration(reading, reading.document, [], 'approvalDelay') ?? assumed(0)
  const drafts = readSites(reading, markets)
  const pipeline = readProjects(reading, approvalDelay.value)
  const { projects } = pipeline
  const sites = [...drafts, ...pipeline.sites].map((draft) => {
    const own = projects.filter((project) => project.site === draft.id)
    return runCourse(draft, own, years, approvalDelay.value)
  })
  for (const { project, region, scale, least } of projectsTooSmall(projects, sites, regions, years)) {
    report(reading, 'below-smallest-scale', ['projects', project.id], {
      severity: 'warning',
      found: `${scale} wt/yr`,
      allowed: `${least} wt/yr (${region.id}, ${project.kind})`,
      at: 'key',
    })
  }
  const apart = years.some((year, t) => t > 0 && year - (years[t - 1] ?? year) > 1)
  if (apart && sites.some((site) => site.reserve !== null || site.stock !== null)) {
    report(reading, 'years-apart', ['years'], { severity: 'warning', found: years.join(', ') })
  }
  return { sites, projects, approvalDelay }
}

/** The years of the scenario; a single one stands in where they are wrong, so that the rest is still checked. */
function readYears(reading: Reading): readonly number[] {
  const given: JsonValue | undefined = reading.document.years
  const list = Array.isArray(given) ? given.filter((year): year is number => Number.isInteger(year)) : []
  if (isJsonObject(given)) {
    const from = numberAt(given, 'from')
    const to = numberAt(given, 'to')
    if (from !== null && to !== null && from > to) reportYears(reading, `${from} > ${to}`)
    else if (from !== null && to !== null && to - from <= 300) {
      for (let year = from; year <= to; year++) list.push(year)
    }
  } else if (list.some((year, index) => index > 0 && year <= (list[index - 1] ?? year))) {
    reportYears(reading, list.join(', '))
  }
  return list.length === 0 ? [2025] : list
}

function reportYears(reading: Reading, found: string): void {
  report(reading, 'bad-years', ['years'], { found, allowed: '[2021, 2025], {from: 2021, to: 2035}' })
}

function readParameters(reading: Reading): Readonly<Record<string, Quantity>> {
  const parameters: Record<string, Quantity> = {}
  const given = objectAt(reading.document, 'parameters')
  for (const [name, field] of Object.entries(given)) {
    if (RESERVED_WORDS.has(name)) {
      report(reading, 'bad-slug', ['parameters', name], {
        found: name,
        allowed: 'growth, growthRate',
        at: 'key',
      })
    }
    const inner = isJsonObject(field) ? field.value : field
    const written = typeof inner === 'string' ? (splitLiteral(inner)?.unit ?? '') : ''
    const unit = written === '' && isJsonObject(field) ? (textAt(field, 'unit') ?? '') : written
    const dimension = dimensionOf(unit) ?? 'ratio'
    const kind = { dimension, min: Number.NEGATIVE_INFINITY }
    const quantity = readQuantity(reading, given, ['parameters'], name, kind)
    // A parameter that is wrong is known by name all the same: its uses are no further mistakes.
    reading.parameters.set(name, parameterValue(quantity?.value ?? 1, dimension))
    if (quantity !== null) parameters[name] = quantity
  }
  return parameters
}

function readSources(reading: Reading): Readonly<Record<string, Source>> {
  const sources: Record<string, Source> = {}
  for (const [id, entry] of entriesAt(reading.document, 'sources')) {
    const citation = textAt(entry, 'citation') ?? ''
    sources[id] = { id, citation, licence: textAt(entry, 'licence'), url: textAt(entry, 'url') }
  }
  return sources
}

/** Links name sites, terminals and markets by id alone: no two of them may share one. New quarries are sites. */
function reportSharedIds(reading: Reading): void {
  const owners = new Map<string, string>()
  for (const collection of ['sites', 'terminals', 'markets', 'projects']) {
    for (const [id, entry] of Object.entries(objectAt(reading.document, collection))) {
      if (collection === 'projects' && isJsonObject(entry) && entry.kind !== 'new') continue
      const owner = owners.get(id)
      if (owner === undefined) owners.set(id, collection)
      else {
        report(reading, 'duplicate-id', [collection, id], {
          found: id,
          allowed: `≠ ${owner}.${id}`,
          at: 'key',
        })
      }
    }
  }
}

/** Sort issues as they stand in the files: by file, line, column; those of no file last, in order found. */
export function inOrder(issues: readonly Issue[]): readonly Issue[] {
  const rank = (position: number | null) => position ?? Number.POSITIVE_INFINITY
  return [...issues].sort((a, b) => {
    const byFile = compareText(a.place.file ?? '\uffff', b.place.file ?? '\uffff')
    if (byFile !== 0) return byFile
    if (a.place.line !== b.place.line) return rank(a.place.line) < rank(b.place.line) ? -1 : 1
    if (a.place.column === b.place.column) return 0
    return rank(a.place.column) < rank(b.place.column) ? -1 : 1
  })
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
