/** Where saved scenarios live: IndexedDB in this browser, and nowhere else. The one file that names `idb`. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { SavedScenario } from './saved.ts'

/** A shelf of records by id. Each operation takes place whole or not at all, and rejects where it cannot. */
export interface SavedStore {
  all(): Promise<readonly unknown[]>
  putAll(scenarios: readonly SavedScenario[]): Promise<void>
  remove(id: string): Promise<void>
}

interface Schema extends DBSchema {
  scenarios: { key: string; value: SavedScenario }
}

const NAME = 'shashi'
const VERSION = 1

/** Open the store of this browser, when it is first used. */
export function openSavedStore(): SavedStore {
  let opening: Promise<IDBPDatabase<Schema>> | null = null
  const database = () => {
    opening ??= openDB<Schema>(NAME, VERSION, {
      upgrade: (fresh) => {
        fresh.createObjectStore('scenarios', { keyPath: 'id' })
      },
      // Another tab wants to change the form, or the browser closed the connection: open anew the next time.
      blocking: (_current, _blocked, event) => {
        opening = null
        if (event.target instanceof IDBDatabase) event.target.close()
      },
      terminated: () => {
        opening = null
      },
    })
    opening.catch(() => {
      opening = null
    })
    return opening
  }
  return {
    all: async () => (await database()).getAll('scenarios'),
    putAll: async (scenarios) => {
      const transaction = (await database()).transaction('scenarios', 'readwrite')
      const { store, done } = transaction
      // One transaction: where there is no room for the last, the first are not kept either.
      await Promise.all([...scenarios.map((scenario) => store.put(scenario)), done])
    },
    remove: async (id) => (await database()).delete('scenarios', id),
  }
}

/** Whether a store refused because there is no room. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
