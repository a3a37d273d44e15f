import { scenarioJsonSchema } from '../index.ts'
import { type Command, EXIT } from './command.ts'

/** Print the JSON Schema of a scenario. */
export const schemaCommand: Command = {
  name: 'schema',
  operand: null,
  options: {},
  async run({ terminal }) {
    terminal.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
    return EXIT.done
  },
}
