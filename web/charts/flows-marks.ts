/** Second layer of the Sankey diagram: placed marks, px. Widths are tonnage, on one scale. */
import { sankey, sankeyLinkHorizontal } from 'd3-sankey'
import type { FlowLink, FlowNode, FlowsData } from './flows-data.ts'
import { tenth } from './map-projection.ts'
import { textWidth } from './text-width.ts'

export interface FlowsWords {
  name(node: FlowNode): string
  number(quantity: number): string
}

export interface FlowNodeMark {
  readonly id: string
  readonly slot: number
  readonly quantity: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly label: {
    readonly lines: readonly string[]
    readonly x: number
    readonly y: number
    readonly anchor: 'start' | 'end'
  }
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

const BAR = 14
const TEXT = 12
const LINE = 18

/** Place the diagram in a width, px; a label stands beside each bar, so each bar has at least a line of room. */
export function placeFlows({ nodes, links }: FlowsData, width: number, words: FlowsWords): FlowsMarks {
  if (links.length === 0) return { width, height: 0, nodes: [], links: [] }
  const most = Math.max(...nodes.map(({ column }) => nodes.filter((node) => node.column === column).length))
  const height = Math.max(width < 560 ? 300 : 380, most * (LINE + 12))
  const order = new Map(nodes.map(({ id }, index) => [id, index]))
  const layout = sankey<FlowNode, FlowLink & { value: number }>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    .nodeWidth(BAR)
    .nodePadding(LINE)
    .nodeSort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    .extent([
      [0, 8],
      [width, height - 8],
    ])({
    nodes: nodes.map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, source: link.from, target: link.to, value: link.quantity })),
  })
  const path = sankeyLinkHorizontal<FlowNode, FlowLink & { value: number }>()
  const columns = Math.max(...nodes.map(({ column }) => column)) + 1
  const room = (width - columns * BAR) / Math.max(1, columns - 1) - 10
  return {
    width,
    height,
    nodes: layout.nodes.map(({ x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0, ...node }) => ({
      id: node.id,
      slot: node.slot,
      quantity: value,
      x: tenth(x0),
      y: tenth(y0),
      width: tenth(x1 - x0),
      height: tenth(Math.max(1, y1 - y0)),
      label: {
        lines: linesOf(node, value, columns, room, words),
        // To the right of its bar, to the left at the right edge.
        x: tenth(node.column < columns - 1 ? x1 + 5 : x0 - 5),
        y: tenth((y0 + y1) / 2 + 4),
        anchor: node.column < columns - 1 ? 'start' : 'end',
      },
    })),
    links: layout.links.map((link) => ({
      id: link.id,
      from: link.from,
      to: link.to,
      quantity: link.quantity,
      slot: link.slot,
      path: path(link) ?? '',
      width: tenth(Math.max(1, link.width ?? 1)),
    })),
  }
}

/** Name and number on one line, on two where the columns are close, or the number alone between close columns. */
function linesOf(
  node: FlowNode,
  quantity: number,
  columns: number,
  room: number,
  words: FlowsWords,
): readonly string[] {
  const [name, number] = [words.name(node), words.number(quantity)]
  const wide = textWidth(`${name} ${number}`, TEXT)
  // Labels of the two outer gaps share them with those of the last column.
  const inner = node.column > 0 && node.column < columns - 1
  if (inner && wide * 2 > room) return []
  return wide * (columns > 2 && inner ? 2 : 1) <= room ? [`${name} ${number}`] : [name, number]
}
