/** Write the output of the examples into the READMEs anew: `npm run readme`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { runExamples } from '../test/support/readme-examples.ts'

for (const name of ['README.md', 'README.zh.md']) {
  const file = new URL(`../${name}`, import.meta.url)
  let text = readFileSync(file, 'utf8')
  for (const { commands, shown, printed } of await runExamples(text)) {
    const fences = (output: string): string =>
      `\`\`\`sh\n${commands}\n\`\`\`\n\n\`\`\`text\n${output}\n\`\`\``
    text = text.replace(fences(shown), () => fences(printed))
  }
  writeFileSync(file, text)
}
