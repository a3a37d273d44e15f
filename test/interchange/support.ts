/** Documents that use every form of value a scenario may have. */
import type { JsonObject } from '../../src/json.ts'
import { isJsonObject } from '../../src/json.ts'
import { readYaml } from '../../src/scenario/yaml.ts'
import { TINY } from '../scenario/tiny.ts'

/** The small scenario as plain data: expressions, milestones, units, provenance, rules. */
export function tinyDocument(): JsonObject {
  const { value } = readYaml(TINY, null)
  if (!isJsonObject(value)) throw new Error('TINY is no document')
  return value
}
