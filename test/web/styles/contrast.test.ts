import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../web/styles/tokens.css', import.meta.url), 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

type Theme = 'light' | 'dark'

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const level = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of WCAG 2.2. */
function contrast(a: string, b: string, theme: Theme): number {
  const [one, other] = [a, b].map((name) => {
    const colour = colours.get(name)
    if (colour === undefined) throw new Error(`no colour --${name}`)
    return luminance(colour[theme])
  })
  const [low, high] = [one ?? 0, other ?? 0].sort((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

const SLOTS = [1, 2, 3, 4, 5, 6, 7]
const TEXTS = [
  'ink',
  'ink-soft',
  'good',
  'note',
  'warning',
  'serious',
  'published',
  'sourced',
  'derived',
  'assumed',
]

describe.each<Theme>(['light', 'dark'])('colours of the %s theme', (theme) => {
  it.each(TEXTS)('--%s reads on paper and card (4.5:1)', (text) => {
    expect(contrast(text, 'paper', theme)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(text, 'card', theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(SLOTS)('slot %i stands out from the card (3:1) and carries its text (4.5:1)', (slot) => {
    expect(contrast(`slot-${slot}`, 'card', theme)).toBeGreaterThanOrEqual(3)
    expect(contrast(`on-slot-${slot}`, `slot-${slot}`, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it('shows edges and focus of controls (3:1) and reads on chosen buttons (4.5:1)', () => {
    expect(contrast('edge', 'card', theme)).toBeGreaterThanOrEqual(3)
    expect(contrast('focus', 'card', theme)).toBeGreaterThanOrEqual(3)
    expect(contrast('focus', 'paper', theme)).toBeGreaterThanOrEqual(3)
    expect(contrast('on-action', 'action', theme)).toBeGreaterThanOrEqual(4.5)
  })
})
