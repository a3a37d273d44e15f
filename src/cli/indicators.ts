import {
  DEFINITION_TEXTS,
  displayOf,
  INDICATOR_HELP,
  INDICATOR_TEXTS,
  INDICATORS,
  SOLVED_INDICATORS,
} from '../index.ts'
import { type Command, EXIT } from './command.ts'

/** Explain every indicator: name, unit, definition, formula and where the definition comes from. */
export const indicatorsCommand: Command = {
  name: 'indicators',
  operand: null,
  options: {},
  async run({ terminal, language, words }) {
    const entries = [...INDICATORS, ...SOLVED_INDICATORS].map(({ id, unit, formula, source }) => {
      const { isPercent, unit: shown } = displayOf(id, unit)
      const read = isPercent ? '%' : shown[language]
      return [
        `${id}  ${INDICATOR_TEXTS[id]?.[language] ?? id}${read === '' ? '' : ` (${read})`}`,
        `  ${INDICATOR_HELP[id]?.[language] ?? ''}`,
        `  = ${formula}${unit === '1' ? '' : `  [${unit}]`}`,
        `  ${words.definitionSource(DEFINITION_TEXTS[source]?.[language] ?? source)}`,
      ].join('\n')
    })
    terminal.write(`${entries.join('\n\n')}\n`)
    return EXIT.done
  },
}
