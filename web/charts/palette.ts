/** One colour per region through all views: slots of the colour-blind safe palette of Okabe and Ito. */

/** Colour slots there are; `styles/tokens.css` gives each its colours in both themes. */
export const SLOTS = 7

/** The colour slot of each region, 1-based, by its place in the scenario. */
export function regionSlots(regionIds: readonly string[]): ReadonlyMap<string, number> {
  return new Map(regionIds.map((id, index) => [id, (index % SLOTS) + 1]))
}
