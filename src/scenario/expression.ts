/**
 * Expressions in `year` and the document's parameters. A document may come from anyone: the tree of an
 * expression is checked node by node against a list before anything is evaluated, so that nothing but
 * arithmetic, comparison and the functions listed here can run.
 */
import {
  type EvalFunction,
  isConditionalNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  isUnit,
  type MathNode,
  type Unit,
} from 'mathjs'
import { DIMENSIONS, type Dimension, math, plainNumber, toDimension, UNIT_NAMES } from '../units.ts'

/** Functions an expression may call. */
export const FUNCTIONS: ReadonlySet<string> = new Set([
  'abs',
  'ceil',
  'exp',
  'floor',
  'log',
  'max',
  'min',
  'pow',
  'round',
  'sqrt',
])

const OPERATORS: ReadonlySet<string> = new Set([
  'add',
  'and',
  'divide',
  'equal',
  'larger',
  'largerEq',
  'mod',
  'multiply',
  'not',
  'or',
  'pow',
  'smaller',
  'smallerEq',
  'subtract',
  'unaryMinus',
  'unaryPlus',
  'unequal',
])

/** Words with a meaning of their own in expressions, which no parameter may bear. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  ...FUNCTIONS,
  ...UNIT_NAMES,
  'year',
  'and',
  'or',
  'not',
  'mod',
  'xor',
  'to',
  'in',
  'end',
  'true',
  'false',
  'null',
  'undefined',
])

const UNIT_WORDS: ReadonlySet<string> = new Set(UNIT_NAMES)
const MAX_LENGTH = 400
const MAX_NODES = 200
const MAX_CACHED = 2000

/** A parameter as expressions see it: a number, or one with a unit. */
export type ParameterValue = number | Unit

/** An expression that passed the check, or what in it did not. */
export type Compiled =
  | { readonly ok: true; readonly symbols: ReadonlySet<string>; readonly code: EvalFunction }
  | {
      readonly ok: false
      readonly code: 'bad-expression' | 'forbidden-function'
      readonly word: string | null
    }

const cache = new Map<string, Compiled>()

/** Parse an expression and check its tree; the result does not depend on any document. */
export function compileExpression(text: string): Compiled {
  const known = cache.get(text)
  if (known !== undefined) return known
  const compiled = compile(text)
  if (cache.size >= MAX_CACHED) cache.clear()
  cache.set(text, compiled)
  return compiled
}

function compile(text: string): Compiled {
  if (text.length > MAX_LENGTH) return { ok: false, code: 'bad-expression', word: null }
  const tree = parseTree(text)
  if (tree === null) return { ok: false, code: 'bad-expression', word: null }
  const symbols = new Set<string>()
  const fault = findFault(tree, symbols)
  return fault ?? { ok: true, symbols, code: tree.compile() }
}

function parseTree(text: string): MathNode | null {
  try {
    return math.parse(text)
  } catch {
    return null
  }
}

type Fault = Extract<Compiled, { ok: false }>

/** Find the first node that is not allowed, and gather the symbols. */
function findFault(tree: MathNode, symbols: Set<string>): Fault | null {
  const waiting: MathNode[] = [tree]
  for (let count = 0; waiting.length > 0; count++) {
    const node = waiting.pop()
    if (node === undefined || count >= MAX_NODES) return { ok: false, code: 'bad-expression', word: null }
    if (isConstantNode(node)) {
      const constant: unknown = node.value
      if (typeof constant !== 'number' && typeof constant !== 'boolean') return notAllowed(node)
    } else if (isSymbolNode(node)) symbols.add(node.name)
    else if (isFunctionNode(node)) {
      const callee: unknown = node.fn
      const name = isSymbolNode(callee) ? callee.name : null
      if (name === null || !FUNCTIONS.has(name)) return { ok: false, code: 'forbidden-function', word: name }
      waiting.push(...node.args)
    } else if (isOperatorNode(node)) {
      const name: string = node.fn
      if (!OPERATORS.has(name)) return { ok: false, code: 'bad-expression', word: node.op }
      waiting.push(...node.args)
    } else if (isParenthesisNode(node)) waiting.push(node.content)
    else if (isConditionalNode(node)) waiting.push(node.condition, node.trueExpr, node.falseExpr)
    else if (isRelationalNode(node)) waiting.push(...node.params)
    else return notAllowed(node)
  }
  return null
}

function notAllowed(node: MathNode): Fault {
  return { ok: false, code: 'bad-expression', word: node.toString() }
}

/** List the symbols an expression may not use in a document with these parameters. */
export function unknownSymbols(
  symbols: ReadonlySet<string>,
  parameters: ReadonlyMap<string, ParameterValue>,
): readonly string[] {
  return [...symbols].filter((name) => name !== 'year' && !parameters.has(name) && !UNIT_WORDS.has(name))
}

export type Evaluated =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly code: 'not-finite' | 'wrong-dimension' | 'bad-expression' }

/** Evaluate a checked expression in one year; a plain number is multiplied by `factor` into the dimension. */
export function evaluateExpression(
  code: EvalFunction,
  year: number,
  parameters: ReadonlyMap<string, ParameterValue>,
  dimension: Dimension,
  factor: number,
): Evaluated {
  let result: unknown
  try {
    const scope = new Map<string, unknown>(parameters)
    scope.set('year', year)
    result = code.evaluate(scope)
  } catch {
    // mathjs throws where units do not add up or a boolean is used as a number.
    return { ok: false, code: 'wrong-dimension' }
  }
  if (typeof result === 'number') return finite(result * factor)
  if (!isUnit(result)) return { ok: false, code: 'bad-expression' }
  const plain = plainNumber(result)
  if (plain !== null) return finite(plain * factor)
  const value = toDimension(result, dimension)
  return value === null ? { ok: false, code: 'wrong-dimension' } : finite(value)
}

function finite(value: number): Evaluated {
  return Number.isFinite(value) ? { ok: true, value } : { ok: false, code: 'not-finite' }
}

/** Make the value expressions see of a parameter of a dimension. */
export function parameterValue(value: number, dimension: Dimension): ParameterValue {
  const { unit } = DIMENSIONS[dimension]
  return unit === '' ? value : math.unit(value, unit)
}
