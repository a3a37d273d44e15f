/** Write the outputs of the examples and the generated sections into the READMEs and documents anew: `npm run readme`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { runExamples } from '../test/support/readme-examples.ts'
import { withSections } from './docs/sections.ts'

const root = new URL('../', import.meta.url)
const documents = readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md'))
const asked = process.argv.slice(2)

for (const name of ['README.md', 'README.zh.md', ...documents.map((each) => `docs/${each}`)]) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const file = new URL(name, root)
  let text = withSections(readFileSync(file, 'utf8'))
  for (const { commands, shown, printed } of await runExamples(text)) {
    if (shown === null) continue
    const fences = (output: string): string =>
      `\`\`\`sh\n${commands}\n\`\`\`\n\n\`\`\`text\n${output}\n\`\`\``
    text = text.replace(fences(shown), () => fences(printed))
  }
  writeFileSync(file, text)
}
