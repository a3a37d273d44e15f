/** A small scenario as text: two regions, one market, two sites, a wharf each way, road and barge. */
export const TINY = `schemaVersion: 1
id: tiny
title: {zh: 小例, en: Tiny}
years: [2021, 2025]
parameters:
  growth: 0.02
  base: 100 wt/yr
sources:
  plan: {citation: The plan, url: "https://example.org/plan"}
regions:
  core:
    name: {zh: 核心, en: Core}
    outputLimit: projected
    projectedOutput: {value: 9000, status: published, source: plan, low: 8000, high: 10000}
  northeast:
    name: {zh: 东北, en: Northeast}
    outputLimit: capacity
markets:
  core:
    name: {zh: 核心, en: Core}
    region: core
    location: {longitude: 106.5, latitude: 29.5}
    area: 5466 km²
    demand: {2021: 10000, 2025: 130 Mt/yr}
sites:
  near:
    name: {zh: 近, en: Near}
    region: core
    tier: small
    inside: core
    location: {longitude: 106.4, latitude: 29.4}
    capacity: 500
    exWorksPrice: 38
  far:
    name: {zh: 远, en: Far}
    region: northeast
    tier: zone
    exporter: true
    location: {longitude: 107.5, latitude: 29.9}
    capacity: base * (1 + growth)^(year - 2021)
    exWorksPrice: {value: 36, unit: yuan/t, status: sourced, source: plan}
    recovery: 95 %
terminals:
  upper:
    name: {zh: 上码头, en: Upper wharf}
    kind: wharf
    location: {longitude: 106.6, latitude: 29.6}
    berth: {waterway: river, chainage: 10}
    throughput: 1200
waterways:
  river:
    name: {zh: 江, en: River}
    stretches:
      gorge:
        name: {zh: 峡, en: Gorge}
        from: 20
        to: 40
        open: {2021: 0, 2022: 1}
links:
  far-to-core:
    from: far
    to: core
    mode: road
    distance: 120 km
modes:
  road:
    name: {zh: 公路, en: Road}
    kind: road
    fixed: 5
    bands:
      beyond: {rate: 0.5 yuan/(t km)}
      short: {upTo: 30, rate: 0.8}
    emissionFactor: 62 g/(t km)
    circuity: 1.3
policy:
  preset: plan
`

/** Line (from 1) of the first occurrence of a text, so that tests name lines by what stands on them. */
export function lineOf(text: string, needle: string): number {
  const at = text.indexOf(needle)
  if (at < 0) throw new Error(`The text has no “${needle}”`)
  return text.slice(0, at).split('\n').length
}
