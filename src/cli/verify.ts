import { verifyResult } from '../index.ts'
import { isJsonObject, type JsonValue } from '../json.ts'
import type { Language } from '../messages/issues.ts'
import { type Command, EXIT, UsageError } from './command.ts'
import { readResult } from './result-store.ts'
import { shippedIds } from './scenario-store.ts'

/** Mismatches shown; the rest are counted. */
const SHOWN = 50

/** Check a result file from itself alone. */
export const verifyCommand: Command = {
  name: 'verify',
  operand: { name: 'RESULT.json', many: false },
  options: {},
  async run({ operands, terminal, language, words }) {
    const path = operands[0] ?? ''
    if (/\.ya?ml$/i.test(path) || shippedIds().includes(path)) throw new UsageError(words.notResult(path))
    const file = readResult(path, words)
    const { ok, discrepancies } = verifyResult(file)
    if (ok) {
      terminal.write(`${words.verified(titleOf(file, language) ?? path, stagesOf(file))}\n`)
      return EXIT.done
    }
    for (const { code, path: place, expected, found } of discrepancies.slice(0, SHOWN)) {
      terminal.write(`${words.mismatches[code]({ path: place.join('.'), expected, found })} [${code}]\n`)
    }
    if (discrepancies.length > SHOWN) terminal.write('…\n')
    terminal.say(words.rejected(path, discrepancies.length))
    return EXIT.invalid
  },
}

function titleOf(file: unknown, language: Language): string | null {
  const scenario = isJsonObject(file) ? file.scenario : undefined
  const title = isJsonObject(scenario) ? scenario.title : undefined
  const text = isJsonObject(title) ? title[language] : undefined
  return typeof text === 'string' ? text : null
}

function stagesOf(file: unknown): number {
  const certificate = isJsonObject(file) ? file.certificate : undefined
  const stages: JsonValue | undefined = isJsonObject(certificate) ? certificate.stages : undefined
  return Array.isArray(stages) ? stages.length : 0
}
