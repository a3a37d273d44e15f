/** The shipped scenarios as texts, by file name, each loaded when it is first wanted. */
const FILES: Readonly<Record<string, () => Promise<string>>> = import.meta.glob<string>(
  '../../scenarios/*.yaml',
  { query: '?raw', import: 'default' },
)

const BY_NAME: ReadonlyMap<string, () => Promise<string>> = new Map(
  Object.entries(FILES).map(([path, load]) => [baseName(path), load]),
)

/** The scenario shown first. */
export const FIRST_SCENARIO = 'plan-2025'

/** File of a shipped scenario. */
export function fileOf(id: string): string {
  return `${id}.yaml`
}

/** Id of a shipped file, however it is reached. */
export function idOf(file: string): string {
  return baseName(file).replace(/\.yaml$/, '')
}

/** Text of a shipped file; throws where there is none. */
export async function loadText(file: string): Promise<string> {
  const load = BY_NAME.get(baseName(file))
  if (load === undefined) throw new Error(`no scenario file ${file}`)
  return load()
}

/** Ids of all shipped scenarios, the first one first, then by name. */
export function scenarioIds(): string[] {
  const ids = [...BY_NAME.keys()].map(idOf).sort()
  return [...ids.filter((id) => id === FIRST_SCENARIO), ...ids.filter((id) => id !== FIRST_SCENARIO)]
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
