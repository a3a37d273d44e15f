/** The titles of the shipped scenarios, at hand without loading any of them. */
import type { Localised } from '../../src/index.ts'
import { idOf, scenarioIds } from './catalogue.ts'

const TITLES: Readonly<Record<string, Localised>> = import.meta.glob<Localised>('../../scenarios/*.yaml', {
  query: '?title',
  import: 'default',
  eager: true,
})

/** Ids and titles, in the order of the menu. */
export function scenarioTitles(): { readonly id: string; readonly title: Localised }[] {
  const byId = new Map(Object.entries(TITLES).map(([path, title]) => [idOf(path), title]))
  return scenarioIds().flatMap((id) => {
    const title = byId.get(id)
    return title === undefined ? [] : [{ id, title }]
  })
}
