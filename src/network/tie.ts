/**
 * Weights of the implicit last goal. They come from what a thing is (tier, place, code, mode) and not from its
 * id or position in a document, so renaming or reordering entries leaves every weight as it was.
 */
import type { NetworkNode } from './types.ts'

/** Weights are integers from 1 to this. */
const WEIGHTS = 2 ** 20

/** FNV-1a over the UTF-16 code units of a text, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** What a node is, apart from its id. */
export function contentOf(node: NetworkNode): string {
  switch (node.kind) {
    case 'site': {
      const { tier, location, code, name } = node.site
      return `site|${tier}|${location.longitude}|${location.latitude}|${code ?? name.zh}`
    }
    case 'market': {
      const { location, code, name } = node.market
      return `market|${location.longitude}|${location.latitude}|${code ?? name.zh}`
    }
    case 'terminal': {
      const { location, kind, name } = node.terminal
      const place = `${location.longitude}|${location.latitude}`
      return `terminal|${node.side}|${kind}|${place}|${name.zh}|${node.group.content}`
    }
  }
}

/** Weight of an arc between two contents by a mode of a kind, 1 … 2²⁰. */
export function tieWeight(from: string, to: string, modeKind: string): number {
  return 1 + (fnv1a(`${from}>${to}>${modeKind}`) % WEIGHTS)
}
