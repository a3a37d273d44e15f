/** Write a scenario or its result as one file, several packed as a ZIP: the exports of the library, as they are. */
import {
  type ExportedFile,
  exportPrograms,
  exportResult,
  type ProgramFormat,
  type ResultFile,
  type ResultFormat,
  writeTemplate,
  writeYaml,
} from '../../src/index.ts'
import type { FileKind, FileOrder, MadeFile } from './file-protocol.ts'
import { packFiles, toBytes } from './zip.ts'

const TYPES: Readonly<Record<FileKind | 'zip', string>> = {
  html: 'text/html',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  template: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  geojson: 'application/geo+json',
  json: 'application/json',
  yaml: 'application/yaml',
  lp: 'text/plain',
  mps: 'text/plain',
  zip: 'application/zip',
}

/** Write what is ordered. Throws where an order cannot be met: a program without a proven optimum. */
export async function makeFile(order: FileOrder): Promise<MadeFile> {
  const { kind, scenario, result, language } = order
  const name = `${result.scenario.id}-${result.policy}`
  switch (kind) {
    case 'template':
      return one(kind, `${scenario.id}-template.xlsx`, await writeTemplate(scenario, language))
    case 'yaml':
      return one(kind, `${scenario.id}.yaml`, writeYaml(scenario.document))
    case 'json':
      return one(kind, `${name}.json`, `${JSON.stringify(result, null, 2)}\n`)
    case 'lp':
    case 'mps':
      return together(kind, name, await programs(order, kind))
    default:
      return together(kind, name, await exported(order, kind))
  }
}

async function exported(
  { result, language, baseline, date }: FileOrder,
  kind: ResultFormat,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for await (const file of exportResult(result, kind, { language, baseline, date })) {
    files.set(file.name, contentOf(file))
  }
  return files
}

async function programs(
  { scenario, result }: FileOrder,
  format: ProgramFormat,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for await (const program of exportPrograms(scenario, format)) {
    if (program.status !== 'optimal') throw new Error(`${program.year}: ${program.status}`)
    files.set(`${programName(result, program.year)}.${format}`, toBytes(program.text))
  }
  return files
}

const programName = ({ scenario, policy }: ResultFile, year: number): string =>
  `${scenario.id}-${policy}-${year}`

function contentOf({ content }: ExportedFile): Uint8Array {
  if (content instanceof Uint8Array) return content
  return toBytes(typeof content === 'string' ? content : [...content].join(''))
}

function one(kind: FileKind | 'zip', name: string, content: string | Uint8Array): MadeFile {
  const bytes = typeof content === 'string' ? toBytes(content) : new Uint8Array(content)
  return { name, type: TYPES[kind], bytes }
}

/** One file as it is, several as an archive of the format's name. */
function together(kind: FileKind, name: string, files: ReadonlyMap<string, Uint8Array>): MadeFile {
  const [first] = files
  if (files.size === 1 && first !== undefined) return one(kind, first[0], first[1])
  return one('zip', `${name}-${kind}.zip`, packFiles(files))
}
