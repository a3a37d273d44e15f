import { formatIssue } from '../index.ts'
import { type Command, EXIT } from './command.ts'
import { formatTable } from './format-table.ts'
import { loadScenario, shippedIds } from './scenario-store.ts'

/** List the shipped scenarios. */
export const scenariosCommand: Command = {
  name: 'scenarios',
  operand: null,
  options: {},
  async run({ terminal, language, words }) {
    const loaded = shippedIds().map((id) => ({ id, ...loadScenario(id, [], words) }))
    const rows = loaded.flatMap(({ id, checked }) => (checked.ok ? [{ id, scenario: checked.value }] : []))
    for (const { checked } of loaded) {
      if (!checked.ok) for (const issue of checked.issues) terminal.say(formatIssue(issue, language))
    }
    const lines = formatTable(
      [
        { heading: 'id', align: 'left', text: ({ id }) => id },
        { heading: words.kinds.year, align: 'left', text: ({ scenario }) => years(scenario.years) },
        { heading: words.kinds.scenario, align: 'left', text: ({ scenario }) => scenario.title[language] },
      ],
      rows,
    )
    terminal.write(`${lines.join('\n')}\n`)
    return rows.length === loaded.length ? EXIT.done : EXIT.invalid
  },
}

function years(all: readonly number[]): string {
  const first = all[0]
  const last = all.at(-1)
  return first === last ? String(first) : `${first}–${last}`
}
