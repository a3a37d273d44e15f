/**
 * Names of rows and columns in program files, made from their keys so that people can read them and programs can
 * find the key again: `flow/2025/fengdu-baoluan/core/road` ↔ `flow(2025,fengdu_baoluan,core,road)`.
 *
 * The characters are those that CPLEX LP and free MPS both allow. A name always has parentheses, so it is never a
 * reserved word (`free`, `st`, `end`), and never starts with a digit, a point, or an `e` that reads as an exponent.
 */

/** Longest name that CPLEX, GLPK and HiGHS read. */
const LONGEST = 255
/** Letters that may stand first; `e` and `E` may not. */
const FIRST = /[A-DF-Za-df-z_]/
const PLAIN = /[A-Za-z0-9.]/

/** Name of a key. Names longer than the formats allow are the caller's to shorten, see `fileNames`. */
export function nameOfKey(key: string): string {
  const [head = '', ...parts] = key.split('/').map(encode)
  const first = head.charAt(0)
  const start = FIRST.test(first) || first === '~' ? head : `${escaped(first)}${head.slice(1)}`
  return `${start}(${parts.join(',')})`
}

/** Key of a name, or `null` where the name was shortened or is none of ours. */
export function keyOfName(name: string): string | null {
  const match = /^([^()]*)\(([^()]*)\)$/.exec(name)
  if (match?.[1] === undefined || match[2] === undefined) return null
  const parts = match[2] === '' ? [match[1]] : [match[1], ...match[2].split(',')]
  return parts.map(decode).join('/')
}

/**
 * Names of a list of distinct keys, distinct as well. A name that would be too long keeps its beginning and
 * ends in its position (from 1), and then cannot be read back.
 */
export function fileNames(keys: readonly string[]): string[] {
  return keys.map((key, position) => {
    const name = nameOfKey(key)
    if (name.length <= LONGEST) return name
    const end = `~~${position + 1}`
    return `${name.slice(0, LONGEST - end.length)}${end}`
  })
}

/** What stands for a part without characters, which no escape does alone. */
const EMPTY = '~~'

function encode(part: string): string {
  if (part === '') return EMPTY
  return [...part].map((c) => (PLAIN.test(c) ? c : c === '-' ? '_' : escaped(c))).join('')
}

const escaped = (character: string): string => `~${(character.codePointAt(0) ?? 0).toString(16)}~`

function decode(part: string): string {
  if (part === EMPTY) return ''
  return part
    .replaceAll('_', '-')
    .replaceAll(/~([0-9a-f]+)~/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}
