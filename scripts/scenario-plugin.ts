/**
 * Read the shipped scenarios when the dashboard is built, so that the page needs no YAML parser before its first
 * result. A file with `?shipped` gives its document, or what a variant changes of its base; with `?title`, its title.
 */
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { diffPatch, formatIssue, readScenario, type Scenario } from '../src/index.ts'
import type { ShippedDocument } from '../web/scenarios/catalogue.ts'

const MODULE = /^(.*\.yaml)\?(shipped|title)$/

/** Answer for `*.yaml?shipped` and `*.yaml?title`. Throws where a shipped file is wrong. */
export function scenarioPlugin(): Plugin {
  return {
    name: 'shashi-scenarios',
    enforce: 'pre',
    load(id) {
      const [, file, part] = MODULE.exec(id) ?? []
      if (file === undefined) return null
      const { value, chain } = readFile(file)
      for (const read of chain) this.addWatchFile(read)
      return moduleOf(part === 'title' ? value.title : shippedDocument(value, chain))
    },
  }
}

/** What the page needs to have a shipped scenario again: the last file of a chain of variants is whole. */
export function shippedDocument(scenario: Scenario, chain: readonly string[]): ShippedDocument {
  const root = chain.at(-1) ?? ''
  const baseline = basename(root, '.yaml')
  if (chain.length === 1) return { baseline, patch: scenario.document }
  return { baseline, patch: diffPatch(readFile(root).value.document, scenario.document) }
}

/** Read a scenario, and note the files it is made of, itself first. */
export function readFile(file: string): { readonly value: Scenario; readonly chain: readonly string[] } {
  const chain = [file]
  const checked = readScenario(readFileSync(file, 'utf8'), {
    file,
    load: (reference, from) => {
      const base = join(dirname(from ?? file), reference)
      chain.push(base)
      return { text: readFileSync(base, 'utf8'), file: base }
    },
  })
  if (checked.ok) return { value: checked.value, chain }
  throw new Error(checked.issues.map((issue) => formatIssue(issue, 'en')).join('\n'))
}

/** A module of plain data: engines read a JSON text much faster than a literal. */
function moduleOf(data: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(data))})`
}
