/**
 * Weights of the implicit last goal. They come from what a thing is (tier, place, code, mode) and not from its
 * id or position in a document, so renaming or reordering entries leaves every weight as it was.
 */
import type { NetworkNode } from './types.ts'

/** Weights are integers from 1 to this. */
const WEIGHTS = 2 ** 20

/** FNV-1a over the UTF-16 code units of a text, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}

/** Hash of what a node is, apart from its id. */
export function hashContent(node: NetworkNode): number {
  return hashText(contentOf(node))
}

function contentOf(node: NetworkNode): string {
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

/** Weight of an arc from the hashes of its ends and of its kind of mode, 1 … 2²⁰. */
export function tieWeight(from: number, to: number, kind: number): number {
  return 1 + (finish(Math.imul(finish(from ^ 0x9e3779b9), 31) ^ Math.imul(finish(to), 17) ^ kind) % WEIGHTS)
}

/** Finaliser of MurmurHash3: spreads every bit over the word (Appleby, public domain). */
function finish(word: number): number {
  let hash = word >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
