/** The shape of the house: which folder may import which, and where a package or a platform may be named. */
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** From what everybody may import to what nobody may; `cli` and `index` are above all. */
const ORDER = [
  'base',
  'scenario',
  'messages',
  'interchange',
  'network',
  'program',
  'solve',
  'simulate',
  'analyse',
  'report',
  'export',
  'index',
  'cli',
]

interface Import {
  readonly file: string
  readonly specifier: string
  /** Path from the root for an own file, else the package's name. */
  readonly target: string
  readonly typeOnly: boolean
}

/** What `.gitignore` leaves out; the files are walked, because a copy without its history must pass too. */
const IGNORED = new Set(['.git', 'node_modules', 'dist', 'coverage', 'out', 'tmp'])

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : filesBelow(path)
    return entry.isFile() && !entry.name.endsWith('.tgz') ? [path] : []
  })
}

const files = filesBelow('')
const sources = files.filter((file) => /^(src|web)\/.*\.ts$/.test(file))
const trees = new Map(
  sources.map((file) => [
    file,
    ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true),
  ]),
)
const imports = [...trees].flatMap(([file, tree]) => importsOf(file, tree))

function importsOf(file: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return
    found.push({ file, specifier: specifier.text, target: targetOf(file, specifier.text), typeOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    } else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function targetOf(file: string, specifier: string): string {
  const path = specifier.split('?', 1)[0] ?? specifier
  if (path.startsWith('.')) return posix.normalize(posix.join(posix.dirname(file), path))
  const [scope = '', name = ''] = path.split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

/** Folder of a file of `src`, as it stands in the order. */
function folderOf(file: string): string {
  const [, first = '', second] = file.split('/')
  if (second !== undefined) return first
  return first === 'index.ts' ? 'index' : 'base'
}

const show = ({ file, specifier }: Import): string => `${file} imports ${specifier}`
const isInSrc = (path: string): boolean => path.startsWith('src/')
const packageUsers = (name: string): string[] => [
  ...new Set(imports.filter(({ target }) => target === name).map(({ file }) => file)),
]

describe('the house', () => {
  it('has files to look at', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(imports.length).toBeGreaterThan(200)
  })

  it('has only folders that stand in the order', () => {
    expect(
      sources
        .filter(isInSrc)
        .map(folderOf)
        .filter((folder) => !ORDER.includes(folder)),
    ).toEqual([])
  })

  it('imports only from folders above', () => {
    const upward = imports.filter(
      ({ file, target }) =>
        isInSrc(file) && isInSrc(target) && ORDER.indexOf(folderOf(target)) > ORDER.indexOf(folderOf(file)),
    )
    // Types of the stages below cost nothing at run time, yet they would still tie the folders together.
    expect(upward.map(show)).toEqual([])
  })

  it('keeps Node and the page out of src, but for the command line', () => {
    const node = imports.filter(
      ({ file, specifier }) =>
        isInSrc(file) &&
        folderOf(file) !== 'cli' &&
        (specifier.startsWith('node:') || builtinModules.includes(specifier)),
    )
    expect(node.map(show)).toEqual([])
    const page = sources.filter(
      (file) => isInSrc(file) && usesGlobal(file, ['document', 'window', 'navigator', 'localStorage']),
    )
    expect(page).toEqual([])
    const process = sources.filter(
      (file) => isInSrc(file) && folderOf(file) !== 'cli' && usesGlobal(file, ['process', 'Buffer']),
    )
    expect(process).toEqual([])
  })

  it('reaches src from web through the library only', () => {
    const inside = imports.filter(
      ({ file, target }) => file.startsWith('web/') && isInSrc(target) && target !== 'src/index.ts',
    )
    expect(inside.map(show)).toEqual([])
    const outside = imports.filter(
      ({ file, target }) => isInSrc(file) && /^(web|test|scripts)\//.test(target),
    )
    expect(outside.map(show)).toEqual([])
  })

  it.each(['javascript-lp-solver', 'highs'])('names the package %s in one file', (name) => {
    expect(packageUsers(name)).toHaveLength(1)
    expect(packageUsers(name)[0]).toMatch(/^src\/solve\//)
  })

  it.each([
    ['write-excel-file', 'src/export/workbook.ts'],
    ['hyparquet-writer', 'src/export/parquet.ts'],
    ['read-excel-file', 'src/interchange/read-workbook.ts'],
  ])('names the package %s in %s alone', (name, file) => {
    expect(packageUsers(name)).toEqual([file])
  })

  it.each([
    ['valibot', /^src\/scenario\//],
    ['@valibot/to-json-schema', /^src\/scenario\//],
    ['d3', /^web\/charts\//],
    ['d3-sankey', /^web\/charts\//],
    ['lit', /^web\/elements\//],
  ])('names the package %s only where it belongs', (name, place) => {
    expect(packageUsers(name).filter((file) => !place.test(file))).toEqual([])
  })

  it('declares every package it imports as a dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    // Types alone are gone when the program runs, so a package of types may stay with the tools.
    const isDeclared = (target: string, typeOnly: boolean) =>
      Object.hasOwn(dependencies, target) || (typeOnly && Object.hasOwn(devDependencies, `@types/${target}`))
    const missing = imports.filter(
      ({ target, specifier, typeOnly }) =>
        !specifier.startsWith('.') && !specifier.startsWith('node:') && !isDeclared(target, typeOnly),
    )
    expect(missing.map(show)).toEqual([])
  })

  it('has no cycle among its files', () => {
    expect(cyclesOf(imports.filter(({ typeOnly }) => !typeOnly))).toEqual([])
  })

  it('keeps files below 350 lines, and functions, which should be below 45, at 60 at most', () => {
    const long = [...trees].flatMap(([file, tree]) => [
      ...(lineCount(tree, tree) > 350 ? [`${file}: ${lineCount(tree, tree)} lines`] : []),
      ...longFunctions(tree).map((text) => `${file}: ${text}`),
    ])
    expect(long).toEqual([])
  })
})

describe('the committed text', () => {
  // In pieces, so that this file does not name what it forbids.
  const forbidden = [
    new RegExp(['\\.\\.', 'shared'].join('/')),
    new RegExp(`(^|[^\\w.])/${'work'}/`),
    new RegExp(['registry', 'npmjs'].join('\\.')),
    new RegExp(`"${'resolved'}": "(https?|file):`),
  ]

  it('names no place outside the repository and no registry', () => {
    const named = files
      .filter((file) => !/\.(png|ico|woff2|wasm|xlsx)$/.test(file))
      .filter((file) => {
        const text = readFileSync(join(ROOT, file), 'utf8')
        return forbidden.some((pattern) => pattern.test(text))
      })
    expect(named).toEqual([])
  })
})

/** Whether a file reads one of these names as a global. */
function usesGlobal(file: string, names: readonly string[]): boolean {
  const tree = trees.get(file)
  let uses = false
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.includes(node.text) && isReadAsGlobal(node, tree)) uses = true
    ts.forEachChild(node, visit)
  }
  if (tree !== undefined) visit(tree)
  return uses
}

/** Whether an identifier is the object of `name.member` and nothing in the file declares that name. */
function isReadAsGlobal(node: ts.Identifier, tree: ts.SourceFile | undefined): boolean {
  const { parent } = node
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node || tree === undefined) return false
  let declared = false
  const visit = (other: ts.Node): void => {
    const isDeclaration =
      ts.isParameter(other) ||
      ts.isVariableDeclaration(other) ||
      ts.isBindingElement(other) ||
      ts.isFunctionDeclaration(other)
    if (
      isDeclaration &&
      other.name !== undefined &&
      ts.isIdentifier(other.name) &&
      other.name.text === node.text
    ) {
      declared = true
    }
    ts.forEachChild(other, visit)
  }
  visit(tree)
  return !declared
}

function lineCount(node: ts.Node, tree: ts.SourceFile): number {
  const line = (position: number): number => tree.getLineAndCharacterOfPosition(position).line
  return line(node.getEnd()) - line(node.getStart(tree)) + 1
}

/** Functions above the limit, by name; one that only holds others as its parts counts like any. */
function longFunctions(tree: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && lineCount(node, tree) > 60) {
      found.push(`${node.name?.getText(tree) ?? 'a function'} has ${lineCount(node, tree)} lines`)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

/** One cycle for each file that reaches itself, as a chain of names. */
function cyclesOf(edges: readonly Import[]): string[] {
  const next = groupByFile(edges)
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (file: string, chain: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      cycles.push([...chain.slice(chain.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const { target } of next.get(file) ?? []) visit(target, [...chain, file])
    state.set(file, 'done')
  }
  for (const file of next.keys()) visit(file, [])
  return cycles
}

function groupByFile(edges: readonly Import[]): Map<string, Import[]> {
  const groups = new Map<string, Import[]>()
  for (const edge of edges) groups.set(edge.file, [...(groups.get(edge.file) ?? []), edge])
  return groups
}
