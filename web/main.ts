/** Start the page: preferences, a worker, the store, the one element in the document. */
import './elements/shashi-app.ts'
import { scenarioIds } from './scenarios/catalogue.ts'
import { PREFERENCES_KEY, readPreferences } from './state/preferences.ts'
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

const app = document.querySelector('shashi-app')
if (app === null) throw new Error('the page has no <shashi-app>')
app.preferences = readPreferences(localStorage.getItem(PREFERENCES_KEY), navigator.languages)
app.workspace = workspace
void workspace.start()
