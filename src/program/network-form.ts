/**
 * The network inside a linear program, found by looking at its matrix and nothing else.
 *
 * A set of rows is a network when every column has at most two entries in them, each ±1, and the rows can be
 * given signs so that the two entries of every column are opposite (Ahuja, Magnanti, Orlin, Network Flows,
 * §11.12; the sign test is a two-colouring). Then each row is a node, each column an arc, and one more node,
 * the ground, stands at the open end of columns with a single entry and of the slack of inequality rows. Rows
 * that do not fit are side rows: the program is a network but for them.
 */
import { at } from '../lists.ts'
import { byRows, type RowMatrix } from './by-rows.ts'
import type { LinearProgram } from './types.ts'

export interface NetworkForm {
  /** Nodes are numbered 0 … nodeCount − 1, the ground last. */
  readonly nodeCount: number
  readonly ground: number
  /** Node of each row, −1 for a side row. */
  readonly nodeOfRow: Int32Array
  /** Sign that turns a row into outflow − inflow. */
  readonly signOfRow: Int8Array
  /** Arc j is column j; behind the columns come the slack arcs of inequality rows. */
  readonly source: Int32Array
  readonly target: Int32Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Outflow − inflow wanted at each node; 0 at the ground, which takes what the others leave. */
  readonly supply: Float64Array
  readonly sideRows: readonly number[]
}

const known = new WeakMap<LinearProgram, NetworkForm>()

/** Find the network in a program; looked for once, and remembered as long as the program lives. */
export function findNetwork(program: LinearProgram): NetworkForm {
  const form = known.get(program) ?? identifyNetwork(program)
  known.set(program, form)
  return form
}

/** What hangs on the matrix alone, whatever the bounds. */
interface Pattern {
  readonly start: Int32Array
  readonly index: Int32Array
  readonly rows: number
  readonly nodes: number
  readonly nodeOfRow: Int32Array
  readonly signOfRow: Int8Array
  readonly sideRows: readonly number[]
  /** Ends of the arcs that are columns. */
  readonly source: Int32Array
  readonly target: Int32Array
}

/** By the entries of the matrix, which programs that differ in bounds alone have in common. */
const patterns = new WeakMap<Float64Array, Pattern>()

function findPattern(program: LinearProgram): Pattern {
  const { start, index, value } = program
  const rows = program.rowKeys.length
  const kept = patterns.get(value) ?? patternLike(program)
  if (kept !== undefined && kept.rows === rows && isSame(kept.start, start) && isSame(kept.index, index)) {
    patterns.set(value, kept)
    return kept
  }
  const colouring = new Colouring(program)
  const { nodeOfRow, sideRows, nodes } = colouring.accept()
  const signOfRow = colouring.signs(nodeOfRow)
  const ends = connectColumns(program, nodeOfRow, signOfRow, nodes)
  const pattern = { start, index, rows, nodes, nodeOfRow, signOfRow, sideRows, ...ends }
  patterns.set(value, pattern)
  latest = new WeakRef(value)
  return pattern
}

/** The entries of the last matrix that was looked at: that of the next year is often equal. */
let latest: WeakRef<Float64Array> | null = null

function patternLike({ value }: LinearProgram): Pattern | undefined {
  const last = latest?.deref()
  return last !== undefined && isSame(last, value) ? patterns.get(last) : undefined
}

function isSame<List extends Int32Array | Float64Array>(a: List, b: List): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function identifyNetwork(program: LinearProgram): NetworkForm {
  const pattern = findPattern(program)
  const { nodes, nodeOfRow, signOfRow, sideRows } = pattern
  const ground = nodes
  const columns = program.columnKeys.length
  const slacks = slackArcs(program, nodeOfRow, signOfRow)
  const arcs = columns + slacks.length
  const form: NetworkForm = {
    nodeCount: nodes + 1,
    ground,
    nodeOfRow,
    signOfRow,
    source: new Int32Array(arcs),
    target: new Int32Array(arcs),
    lower: new Float64Array(arcs),
    upper: new Float64Array(arcs),
    supply: new Float64Array(nodes + 1),
    sideRows,
  }
  form.source.set(pattern.source)
  form.target.set(pattern.target)
  form.lower.set(program.columnLower)
  form.upper.set(program.columnUpper)
  slacks.forEach((slack, position) => {
    const arc = columns + position
    form.source[arc] = slack.leaves ? slack.node : ground
    form.target[arc] = slack.leaves ? ground : slack.node
    form.upper[arc] = slack.room
  })
  supplyNodes(program, form)
  return form
}

/** Gives rows signs by a forest with parities, and takes a row as a node only while a sign is left for it. */
class Colouring {
  private readonly program: LinearProgram
  private readonly matrix: RowMatrix
  private readonly parent: Int32Array
  private readonly parity: Int8Array
  /** The first node row of each column, with its entry; −1 while there is none. */
  private readonly firstRow: Int32Array
  private readonly firstEntry: Int8Array
  private readonly entries: Int8Array

  constructor(program: LinearProgram) {
    const rows = program.rowKeys.length
    const columns = program.columnKeys.length
    this.program = program
    this.matrix = byRows(program, rows)
    this.parent = Int32Array.from({ length: rows }, (_, row) => row)
    this.parity = new Int8Array(rows).fill(1)
    this.firstRow = new Int32Array(columns).fill(-1)
    this.firstEntry = new Int8Array(columns)
    this.entries = new Int8Array(columns)
  }

  /** Take rows as nodes one after the other; what does not fit becomes a side row. */
  accept() {
    const nodeOfRow = new Int32Array(this.program.rowKeys.length).fill(-1)
    const sideRows: number[] = []
    let nodes = 0
    for (let row = 0; row < nodeOfRow.length; row++) {
      if (this.fits(row)) nodeOfRow[row] = nodes++
      else sideRows.push(row)
    }
    return { nodeOfRow, sideRows, nodes }
  }

  /** Signs of the node rows; in the first row of every connected piece a positive entry enters the node. */
  signs(nodeOfRow: Int32Array): Int8Array {
    const flips = new Map<number, number>()
    return Int8Array.from(nodeOfRow, (node, row) => {
      if (node < 0) return 0
      const root = this.find(row)
      const sign = at(this.parity, row)
      if (!flips.has(root)) flips.set(root, -sign)
      return sign * (flips.get(root) ?? 1)
    })
  }

  private fits(row: number): boolean {
    const { rowStart, rowIndex, rowValue } = this.matrix
    const [start, end] = [at(rowStart, row), at(rowStart, row + 1)]
    for (let k = start; k < end; k++) {
      const value = at(rowValue, k)
      if ((value !== 1 && value !== -1) || at(this.entries, at(rowIndex, k)) >= 2) return false
    }
    const wanted = new Map<number, number>()
    for (let k = start; k < end; k++) {
      const column = at(rowIndex, k)
      const other = at(this.firstRow, column)
      if (other < 0) continue
      const root = this.find(other)
      const sign = at(this.parity, other)
      // Two entries must be opposite: equal entries ask for opposite signs of their rows.
      const relation = at(rowValue, k) === at(this.firstEntry, column) ? -sign : sign
      if ((wanted.get(root) ?? relation) !== relation) return false
      wanted.set(root, relation)
    }
    for (const [root, relation] of wanted) {
      this.parent[root] = row
      this.parity[root] = relation
    }
    for (let k = start; k < end; k++) {
      const column = at(rowIndex, k)
      this.entries[column] = at(this.entries, column) + 1
      if (at(this.firstRow, column) >= 0) continue
      this.firstRow[column] = row
      this.firstEntry[column] = at(rowValue, k)
    }
    return true
  }

  /** Root of a row, which becomes its parent; its parity is then its sign against the root. */
  private find(row: number): number {
    const parent = at(this.parent, row)
    if (parent === row) return row
    const root = this.find(parent)
    if (parent !== root) {
      this.parity[row] = at(this.parity, row) * at(this.parity, parent)
      this.parent[row] = root
    }
    return root
  }
}

/** The ends of every column's arc; the ground where it has no entry. */
function connectColumns(
  program: LinearProgram,
  nodeOfRow: Int32Array,
  signOfRow: Int8Array,
  ground: number,
): Pick<Pattern, 'source' | 'target'> {
  const columns = program.columnKeys.length
  const source = new Int32Array(columns).fill(ground)
  const target = new Int32Array(columns).fill(ground)
  for (let column = 0; column < columns; column++) {
    for (let k = at(program.start, column); k < at(program.start, column + 1); k++) {
      const row = at(program.index, k)
      const node = at(nodeOfRow, row)
      if (node < 0) continue
      const leaves = at(program.value, k) * at(signOfRow, row) > 0
      if (leaves) source[column] = node
      else target[column] = node
    }
  }
  return { source, target }
}

/** Bounds of outflow − inflow at a row's node. */
function bounds(program: LinearProgram, sign: number, row: number) {
  const lower = at(program.rowLower, row)
  const upper = at(program.rowUpper, row)
  return sign > 0 ? { low: lower, high: upper } : { low: -upper, high: -lower }
}

interface Slack {
  readonly node: number
  readonly leaves: boolean
  readonly room: number
}

/** An arc to or from the ground for every node row that is no equality. */
function slackArcs(program: LinearProgram, nodeOfRow: Int32Array, signOfRow: Int8Array): Slack[] {
  const slacks: Slack[] = []
  nodeOfRow.forEach((node, row) => {
    if (node < 0) return
    const { low, high } = bounds(program, at(signOfRow, row), row)
    if (low !== high) slacks.push({ node, leaves: Number.isFinite(high), room: high - low })
  })
  return slacks
}

function supplyNodes(program: LinearProgram, form: NetworkForm): void {
  form.nodeOfRow.forEach((node, row) => {
    if (node < 0) return
    const { low, high } = bounds(program, at(form.signOfRow, row), row)
    const supply = Number.isFinite(high) ? high : low
    form.supply[node] = Number.isFinite(supply) ? supply : 0
  })
}
