/** Start the page: preferences, a worker, the store, the one element in the document. */
import './elements/shashi-app.ts'
import { registerOffline } from './offline/register.ts'
import { scenarioIds } from './scenarios/catalogue.ts'
import { Library } from './state/library.ts'
import { isLink } from './state/link.ts'
import { PREFERENCES_KEY, readPreferences } from './state/preferences.ts'
import { openSavedStore } from './state/saved-store.ts'
import { SESSION_KEY } from './state/session.ts'
import { Workspace } from './state/workspace.ts'
import { createClient } from './worker/client.ts'
import { startWorker } from './worker/start.ts'

const workspace = new Workspace({
  client: createClient(startWorker),
  shelf: {
    read: () => sessionStorage.getItem(SESSION_KEY),
    write: (text) => sessionStorage.setItem(SESSION_KEY, text),
  },
  scenarios: scenarioIds(),
})

const library = new Library(openSavedStore(), workspace, {
  now: () => new Date().toISOString(),
  // Not randomUUID, which a page from plain http does not have.
  newId: () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('-'),
})

const app = document.querySelector('shashi-app')
if (app === null) throw new Error('the page has no <shashi-app>')
app.preferences = readPreferences(localStorage.getItem(PREFERENCES_KEY), navigator.languages)
app.workspace = workspace
app.library = library
window.addEventListener('hashchange', () => {
  const hash = takeLink()
  if (hash !== '') void workspace.openLink(hash)
})
void workspace
  .start(takeLink())
  .then(() => library.refresh())
  // Last, because it loads every file of the build, and the first result shall not wait for that.
  .then(() =>
    registerOffline((take) => {
      app.newer = take
    }),
  )
  .catch((error: unknown) => console.warn(error))

/** Take a share link off the address, so that a reload goes on with the work and not with the link; empty for none. */
function takeLink(): string {
  const { hash, pathname, search } = window.location
  if (!isLink(hash)) return ''
  window.history.replaceState(null, '', pathname + search)
  return hash
}
