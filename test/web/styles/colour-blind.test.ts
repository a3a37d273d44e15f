/** The colours of the page as people with each kind of colour blindness see them, from the stylesheet itself. */
import { readFileSync } from 'node:fs'
import {
  type Color,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
} from 'culori'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../web/styles/tokens.css', import.meta.url), 'utf8')

/** CIEDE2000; about 2.3 is the least that a trained eye tells apart side by side. */
const difference = differenceCiede2000()

const SIGHTS: Readonly<Record<string, (colour: Color) => Color | undefined>> = {
  full: (colour) => colour,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
}

/** The colour of a token in a theme; throws where there is none. */
function colour(name: string, theme: 'light' | 'dark'): Color {
  const [, light, dark] =
    new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? []
  const parsed = parse((theme === 'light' ? light : dark) ?? '')
  if (parsed === undefined) throw new Error(`no colour --${name}`)
  return parsed
}

/** The pair of tokens that is hardest to tell apart, and by how much. */
function closest(
  names: readonly string[],
  theme: 'light' | 'dark',
  sight: string,
): { pair: string; by: number } {
  const see = SIGHTS[sight]
  const seen = names.map((name) => ({ name, colour: see?.(colour(name, theme)) }))
  const pairs = seen.flatMap((one, at) =>
    seen.slice(at + 1).map((other) => {
      if (one.colour === undefined || other.colour === undefined) throw new Error(`no sight ${sight}`)
      return { pair: `${one.name}, ${other.name}`, by: difference(one.colour, other.colour) }
    }),
  )
  const [least] = pairs.sort((a, b) => a.by - b.by)
  if (least === undefined) throw new Error('no pairs')
  return least
}

const GROUPS = [
  { of: 'three regions', names: ['slot-1', 'slot-2', 'slot-3'], least: 12 },
  { of: 'all seven regions', names: [1, 2, 3, 4, 5, 6, 7].map((slot) => `slot-${slot}`), least: 6 },
  // Never colour alone: each status bears its word. Yet good and serious must not look alike.
  { of: 'good and serious', names: ['good', 'serious'], least: 12 },
  { of: 'note and serious', names: ['note', 'serious'], least: 12 },
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  describe.each(Object.keys(SIGHTS))('with %s sight', (sight) => {
    it.each(GROUPS)('$of are told apart', ({ names, least }) => {
      const { pair, by } = closest(names, theme, sight)
      expect(by, pair).toBeGreaterThanOrEqual(least)
    })
  })
})
