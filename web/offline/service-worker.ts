/**
 * Keep the page for use without a network: all files of one build are stored together when this worker installs, and
 * answered from there. A newer build installs beside it and waits until the user takes it.
 */
import { type PrecacheEntry, Serwist } from 'serwist'

/** Every file of this build; put in by `scripts/offline-plugin.ts`. */
declare const BUILD_FILES: PrecacheEntry[]

new Serwist({
  precacheEntries: BUILD_FILES,
  precacheOptions: {
    cleanupOutdatedCaches: true,
    directoryIndex: 'index.html',
    // The page is one document, whatever follows the question mark.
    ignoreURLParametersMatching: [/./],
  },
  // The very first page is this build as well, so it may go on offline without a reload.
  clientsClaim: true,
  skipWaiting: false,
  disableDevLogs: true,
}).addEventListeners()
