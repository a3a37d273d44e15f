/** `npm ci` refuses a lock file that lacks a package, also one for another platform that is never installed here. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(
  readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'),
)

/** Where Node finds a package from another: the nearest node_modules upwards. */
function found(from: string, name: string): Locked | undefined {
  const folders = from.split('/node_modules/').map((_, depth, parts) => parts.slice(0, parts.length - depth))
  const paths = [
    ...folders.map((parts) => `${parts.join('/node_modules/')}/node_modules/${name}`),
    `node_modules/${name}`,
  ]
  return paths.map((path) => packages[path]).find((locked) => locked !== undefined)
}

describe('the lock file', () => {
  it('holds every optional package with the version asked for, for all platforms', () => {
    const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.entries(optionalDependencies ?? {}).map(([name, version]) => ({ path, name, version })),
    )
    expect(wanted.length).toBeGreaterThan(20)
    const missing = wanted.filter(({ path, name, version }) => {
      const locked = found(path, name)
      return locked === undefined || (/^\d/.test(version) && locked.version !== version)
    })
    expect(missing).toEqual([])
  })
})
