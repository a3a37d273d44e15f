import { formatIssue } from '../index.ts'
import { type Command, EXIT, FileError } from './command.ts'
import { loadScenario } from './scenario-store.ts'

/** Report everything wrong with scenarios. The issues are the data here: they go to standard output. */
export const validateCommand: Command = {
  name: 'validate',
  operand: { name: 'SCENARIO', many: true },
  options: {},
  async run({ operands, terminal, language, words }) {
    let isValid = true
    for (const operand of operands) {
      try {
        const { name, checked } = loadScenario(operand, [], words)
        for (const issue of checked.issues) {
          const mark =
            issue.severity === 'warning' ? ` [${issue.code}, ${words.warning}]` : ` [${issue.code}]`
          terminal.write(`${formatIssue(issue, language)}${mark}\n`)
        }
        const errors = checked.issues.filter(({ severity }) => severity === 'error').length
        const summary = words.issueCount(name, errors, checked.issues.length - errors)
        terminal.say(
          checked.ok && checked.issues.length === 0
            ? words.valid(name, checked.value.title[language])
            : summary,
        )
        isValid &&= checked.ok
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        terminal.say(error.message)
        isValid = false
      }
    }
    return isValid ? EXIT.done : EXIT.invalid
  },
}
