/**
 * Second layer of the Sankey diagram: placed marks, px. Widths are tonnage, on one scale. Labels stand where no
 * ribbon passes: by tier the columns run from top to bottom, so that a row of bars has a row of names; by zone they
 * run from left to right, with the names in the margins.
 */
import { sankey } from 'd3-sankey'
import { type FlowLink, type FlowNode, type FlowsData, sumsOf } from './flows-data.ts'
import { type Label, layRow, maxWidth, wrapLabel } from './flows-labels.ts'
import { tenth } from './map-projection.ts'

export interface FlowsWords {
  name(node: FlowNode): string
  number(quantity: number): string
}

export interface FlowNodeMark {
  readonly id: string
  readonly slot: number
  readonly quantity: number
  /** Whether its label stands inside it. */
  readonly open: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** `null` where there is no room for it. */
  readonly label: Label | null
}

export interface FlowLinkMark extends FlowLink {
  readonly path: string
  readonly width: number
}

export interface FlowsMarks {
  readonly width: number
  readonly height: number
  readonly nodes: readonly FlowNodeMark[]
  readonly links: readonly FlowLinkMark[]
}

/** A node on the line of its column: from where to where, px. */
interface PlacedNode extends FlowNode {
  readonly from: number
  readonly to: number
  readonly quantity: number
}

/** A link with the middles of its ends on those lines, px. */
interface PlacedLink extends FlowLink {
  readonly start: number
  readonly end: number
  readonly width: number
}

interface Placed {
  readonly nodes: readonly PlacedNode[]
  readonly links: readonly PlacedLink[]
}

const BAR = 12
const TEXT = 12
const LINE = 15
const AIR = 6
const NARROW = 560

/** Place the diagram in a width, px; the height follows. */
export function placeFlows(data: FlowsData, width: number, words: FlowsWords): FlowsMarks {
  if (data.links.length === 0) return { width, height: 0, nodes: [], links: [] }
  return data.kind === 'tier' ? placeDown(data, width, words) : placeAcross(data, width, words)
}

/** Rows of bars: the names of the first row above it, of the last below it, of those between inside them. */
function placeDown(data: FlowsData, width: number, words: FlowsWords): FlowsMarks {
  const { nodes, links } = layOut(data, width, width < NARROW ? 14 : 24)
  const last = Math.max(...nodes.map(({ column }) => column))
  const between = width < NARROW ? 96 : 120
  const rows: { readonly top: number; readonly bottom: number }[] = []
  const marks: FlowNodeMark[] = []
  let y = 0
  for (let column = 0; column <= last; column++) {
    const own = nodes.filter((node) => node.column === column)
    const open = column > 0 && column < last
    const row = layRow(
      own.map((node) => ({
        centre: (node.from + node.to) / 2,
        quantity: node.quantity,
        name: words.name(node),
        number: words.number(node.quantity),
        room: open ? node.to - node.from - AIR : Number.POSITIVE_INFINITY,
      })),
      width,
      TEXT,
    )
    const tall = row.lines * LINE
    const top = column === 0 ? y + tall + AIR : y
    const height = open ? tall + 2 * AIR : BAR
    const first = TEXT + (column === 0 ? y : column === last ? top + BAR + AIR - 2 : top + AIR)
    own.forEach((node, index) => {
      const found = row.labels[index] ?? null
      const spare = column === 0 && found !== null ? (row.lines - found.lines.length) * LINE : 0
      marks.push({
        ...markOf(node, open),
        x: tenth(node.from),
        y: top,
        width: tenth(Math.max(1, node.to - node.from)),
        height,
        label: found && { lines: found.lines, x: found.x, y: first + spare, anchor: 'middle' },
      })
    })
    rows.push({ top, bottom: top + height })
    y = top + height + (column === last ? tall + AIR : between)
  }
  const columns = new Map(nodes.map(({ id, column }) => [id, column]))
  return {
    width,
    height: Math.ceil(y),
    nodes: marks,
    links: links.map((link) => {
      const from = rows[columns.get(link.from) ?? 0]?.bottom ?? 0
      const to = rows[columns.get(link.to) ?? 0]?.top ?? 0
      return linkMark(
        link,
        ribbon(link, from, to, (along, across) => `${across},${along}`),
      )
    }),
  }
}

/** Two columns of bars with their names in margins as wide as the longest. */
function placeAcross(data: FlowsData, width: number, words: FlowsWords): FlowsMarks {
  const most = width < NARROW ? 84 : Number.POSITIVE_INFINITY
  const sums = sumsOf(data)
  const lines = new Map(
    data.nodes.map((node) => [node.id, wrapLabel(words.name(node), words.number(sums(node.id)), most, TEXT)]),
  )
  const linesOf = (node: FlowNode) => lines.get(node.id) ?? []
  const margin = (column: number) =>
    Math.ceil(maxWidth(data.nodes.filter((node) => node.column === column).flatMap(linesOf), TEXT)) + AIR
  const pitch = Math.max(...[...lines.values()].map(({ length }) => length)) * LINE + 2
  const crowd = Math.max(
    ...[0, 1].map((column) => data.nodes.filter((node) => node.column === column).length),
  )
  const height = Math.max(width < NARROW ? 260 : 320, crowd * pitch + 120)
  const { nodes, links } = layOut(data, height - pitch, pitch)
  const [left, right] = [margin(0), width - margin(1)]
  return {
    width,
    height,
    nodes: nodes.map((node) => {
      const outer = node.column === 0
      const own = linesOf(node)
      const middle = (node.from + node.to) / 2 + pitch / 2
      return {
        ...markOf(node, false),
        x: outer ? left : right - BAR,
        y: tenth(node.from + pitch / 2),
        width: BAR,
        height: tenth(Math.max(1, node.to - node.from)),
        label: {
          lines: own,
          x: outer ? left - AIR : right + AIR,
          y: tenth(middle - (own.length * LINE) / 2 + TEXT),
          anchor: outer ? 'end' : 'start',
        },
      }
    }),
    links: links.map((link) => {
      const at = (along: number, across: number) => `${along},${tenth(across + pitch / 2)}`
      return linkMark(link, ribbon(link, left + BAR, right - BAR, at))
    }),
  }
}

/** Share out a length among the nodes of each column, `padding` apart, px. */
function layOut({ nodes, links }: FlowsData, length: number, padding: number): Placed {
  const order = new Map(nodes.map(({ id }, index) => [id, index]))
  const layout = sankey<FlowNode, FlowLink & { value: number }>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    .nodePadding(padding)
    .nodeSort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    .extent([
      [0, 0],
      [length, length],
    ])({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, source: link.from, target: link.to, value: link.quantity })),
  })
  return {
    nodes: layout.nodes.map(({ id, column, tier, name, slot, y0 = 0, y1 = 0, value = 0 }) => {
      return { id, column, tier, name, slot, from: y0, to: y1, quantity: value }
    }),
    links: layout.links.map(({ id, from, to, quantity, slot, y0 = 0, y1 = 0, width = 1 }) => {
      return { id, from, to, quantity, slot, start: y0, end: y1, width }
    }),
  }
}

/** The outline of a ribbon: as wide at both ends as its tonnage, which a stroke in a tight bend would not be. */
function ribbon(
  { start, end, width }: PlacedLink,
  from: number,
  to: number,
  at: (along: number, across: number) => string,
): string {
  const half = Math.max(1, width) / 2
  const mid = tenth((from + to) / 2)
  const [a0, a1, b0, b1] = [start - half, start + half, end - half, end + half].map(tenth)
  const curve = (x: number, y: number, goal: number) => `C${at(mid, x)} ${at(mid, y)} ${at(goal, y)}`
  return `M${at(from, a0 ?? 0)}${curve(a0 ?? 0, b0 ?? 0, to)}L${at(to, b1 ?? 0)}${curve(b1 ?? 0, a1 ?? 0, from)}Z`
}

function markOf({ id, slot, quantity }: PlacedNode, open: boolean) {
  return { id, slot, quantity, open }
}

function linkMark({ id, from, to, quantity, slot, width }: PlacedLink, path: string): FlowLinkMark {
  return { id, from, to, quantity, slot, path, width: tenth(Math.max(1, width)) }
}
