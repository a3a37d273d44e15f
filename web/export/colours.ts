/** Colours as browsers compute them, in the form that every program that reads SVG knows. */

/** A colour `#rrggbb` with its opacity, 0 to 1. */
export interface PlainColour {
  readonly colour: string
  readonly opacity: number
}

/**
 * Read a computed colour: `rgb(…)`, `rgba(…)` or `color(srgb …)`, as mixed colours come. `null` for what is none of
 * these, such as `none` or a pattern.
 */
export function plainColour(computed: string): PlainColour | null {
  const rgb = /^rgba?\(([^)]+)\)$/.exec(computed)?.[1]
  const srgb = /^color\(srgb ([^)]+)\)$/.exec(computed)?.[1]
  const parts = (rgb ?? srgb)?.split(/[\s,/]+/).map(Number)
  const [red, green, blue, opacity = 1] = parts ?? []
  if (red === undefined || green === undefined || blue === undefined) return null
  const scale = rgb === undefined ? 255 : 1
  return { colour: `#${[red, green, blue].map((part) => byte(part * scale)).join('')}`, opacity }
}

const byte = (value: number): string =>
  Math.round(Math.min(255, Math.max(0, value)))
    .toString(16)
    .padStart(2, '0')
