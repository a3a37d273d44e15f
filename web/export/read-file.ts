/** Read a scenario from a file the user chose: workbook, YAML, JSON, or an archive of tables. */
import {
  checkDocument,
  importTables,
  importWorkbook,
  isJsonObject,
  type JsonObject,
  readScenario,
} from '../../src/index.ts'
import type { GivenFile, ReadScenario } from './file-protocol.ts'
import { unpackFiles } from './zip.ts'

const FOREIGN: ReadScenario = { ok: false, issues: null }

/** Texts of the shipped scenarios a file may extend, by the name of their file. */
export type ShippedText = (id: string) => Promise<string | null>

/** Read a file by what its name ends in. */
export async function readFile(file: GivenFile, shipped: ShippedText): Promise<ReadScenario> {
  const ending = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase()
  switch (ending) {
    case 'xlsx':
      return readBook(file)
    case 'yaml':
    case 'yml':
      return readText(file, shipped)
    case 'json':
      return readJson(file)
    case 'zip':
      return readArchive(file, shipped)
    default:
      return FOREIGN
  }
}

async function readBook({ name, bytes }: GivenFile): Promise<ReadScenario> {
  const read = await importWorkbook(bytes, name)
  return read.ok ? { ok: true, document: read.document, issues: read.issues } : read
}

async function readText({ name, bytes }: GivenFile, shipped: ShippedText): Promise<ReadScenario> {
  const text = new TextDecoder().decode(bytes)
  const bases = new Map<string, string>()
  for (const [, id] of text.matchAll(/^extends:\s*["']?(?:.*\/)?([\w.-]+?)\.yaml["']?\s*$/gm)) {
    const base = id === undefined ? null : await shipped(id)
    if (base !== null) bases.set(`${id}.yaml`, base)
  }
  const load = (reference: string) => {
    const file = reference.slice(reference.lastIndexOf('/') + 1)
    const base = bases.get(file)
    return base === undefined ? null : { text: base, file }
  }
  const read = readScenario(text, { file: name, load })
  return read.ok ? { ok: true, document: read.value.document, issues: read.issues } : read
}

/** A document, or a result that holds the one it was run from. */
async function readJson(file: GivenFile): Promise<ReadScenario> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(file.bytes))
  } catch {
    return FOREIGN
  }
  if (!isJsonObject(value)) return FOREIGN
  const document = isJsonObject(value.scenario) ? value.scenario.document : value
  return isJsonObject(document) ? checked(document) : FOREIGN
}

function checked(document: JsonObject): ReadScenario {
  const { ok, issues } = checkDocument(document)
  return ok ? { ok, document, issues } : { ok, issues }
}

/** Tables of a scenario, or an archive around one file that is one. */
async function readArchive({ name, bytes }: GivenFile, shipped: ShippedText): Promise<ReadScenario> {
  const files = unpackFiles(bytes)
  if (files === null) return FOREIGN
  const tables = [...files].filter(([file]) => file.toLowerCase().endsWith('.csv'))
  if (tables.length > 0) {
    const decoder = new TextDecoder()
    const texts = tables.map(([file, content]) => ({
      file: file.slice(file.lastIndexOf('/') + 1),
      text: decoder.decode(content),
    }))
    const read = importTables(texts, name.replace(/\.zip$/i, ''))
    return read.ok ? { ok: true, document: read.document, issues: read.issues } : read
  }
  const [only, ...others] = [...files].filter(([file]) => /\.(xlsx|ya?ml|json)$/i.test(file))
  if (only === undefined || others.length > 0) return FOREIGN
  return readFile({ name: only[0], bytes: only[1] }, shipped)
}
