/** A scenario in which every key of the format is given, so that each can be left out or set wrong alone. */
import type { JsonObject } from '../../src/json.ts'
import { isJsonObject } from '../../src/json.ts'
import { applyPatch } from '../../src/scenario/patch.ts'
import { readYaml } from '../../src/scenario/yaml.ts'
import { TINY } from '../scenario/tiny.ts'

const REST = `
description: {zh: 全, en: All keys}
policy:
  goals: [unmet, {goal: cost, tolerance: 0}]
  rules:
    exporters: {kind: only-exporters-cross-regions}
    sending: {kind: sending-share, share: 1}
    water: {kind: water-rail-share, share: 0}
    emissions: {kind: emission-cap, limit: 1000000}
    extraction: {kind: extraction-cap, limit: 100000}
    own: {kind: self-sufficiency, region: core, share: 0}
    take: {kind: least-take, site: near, quantity: 1}
repairCost: {outputLimit: 1, capacity: 2, throughput: 3, rule: 4, demand: 5}
approvalDelay: 1
discountRate: 0.03
foresight: perfect
sources:
  plan: {licence: CC0}
regions:
  core: {plannedCapacity: 9500, smallestScale: {new: 1, extended: 1}}
markets:
  core: {code: "500000"}
sites:
  near:
    exporter: true
    code: Z1
    district: {code: "500101", name: {zh: 区, en: District}}
    reserve: 5000
    recovery: 0.9
    mines: {large: 1, medium: 2, small: 3}
    permitEnd: 2030
    stock: {capacity: 2000000, start: 10, fillRate: 20, releaseRate: 30}
  reused:
    name: {zh: 再生, en: Recycled}
    region: core
    tier: recycled
    location: {longitude: 106.4, latitude: 29.4}
    demandShare: 0.1
    exWorksPrice: 30
terminals:
  upper: {region: core}
waterways:
  brook:
    name: {zh: 溪, en: Brook}
    joins: {waterway: river, at: 30}
links:
  far-to-core: {cost: 20, capacity: 1000}
modes:
  road: {handling: {load: 3, unload: 4}, upstreamFactor: 1.1, maxDistance: 500}
projects:
  quarry:
    name: {zh: 新矿, en: New quarry}
    kind: new
    region: core
    tier: small
    exporter: true
    code: P1
    district: {code: "500101", name: {zh: 区, en: District}}
    inside: core
    location: {longitude: 106.4, latitude: 29.4}
    exWorksPrice: 30
    recovery: 0.9
    capacity: 100
    quarries: 2
    approvalYear: 2022
    leadTime: 1
    rampUp: [0.5]
    life: 20
    permitEnd: 2050
    reserve: 2000
    mines: {large: 1, medium: 0, small: 0}
  wider:
    name: {zh: 扩建, en: Wider}
    kind: extended
    site: far
    capacity: 50
    approvalYear: 2022
targets:
  few:
    name: {zh: 少, en: Few}
    indicator: unmet
    region: core
    year: 2025
    limit: 100
    sense: at-most
    kind: binding
    margin: 0.1
    computable: false
    note: {zh: 注, en: Note}
earlyWarning:
  b: {indicator: reserve-margin, region: core, sense: at-least, levels: {blue: 0.4}}
  o: {indicator: reserve-margin, region: core, sense: at-least, levels: {orange: 0.2}}
  r: {indicator: reserve-margin, region: core, sense: at-least, levels: {red: 0.1}}
  y: {indicator: reserve-margin, region: core, sense: at-least, levels: {yellow: 0.3}}
`

export function fullDocument(): JsonObject {
  const [tiny, rest] = [readYaml(TINY, null).value, readYaml(REST, null).value]
  if (!isJsonObject(tiny) || !isJsonObject(rest)) throw new Error('The full scenario is no document')
  return applyPatch(tiny, rest)
}
