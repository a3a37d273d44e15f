/** Where a slider ends and how it steps. */

/** The next of 1, 2, 5 × a power of ten in steps of a fifth, so that sliders end on a round number. */
export function niceCeiling(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
  return (steps.find((step) => step * unit >= value - 1e-9) ?? 10) * unit
}

/** The step of a slider from 0 to a round number. */
export function stepFor(max: number): number {
  if (max > 2000) return 50
  if (max > 200) return 10
  return max > 20 ? 1 : 10 ** Math.floor(Math.log10(max / 20))
}
