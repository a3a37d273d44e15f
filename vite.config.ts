import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { offlinePlugin } from './scripts/offline-plugin.ts'
import { scenarioPlugin } from './scripts/scenario-plugin.ts'

/** The core and mathjs only define things; told so, the page and its worker leave out what they do not use of them. */
const treeshake = { moduleSideEffects: (id: string) => !id.includes('/src/') && !id.includes('mathjs') }

/** The dashboard: a static site that works from any folder of any server. */
export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  base: './',
  plugins: [scenarioPlugin(), offlinePlugin()],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The solver's worker loads beside the page, not before it.
    chunkSizeWarningLimit: 800,
    rolldownOptions: { treeshake },
  },
  worker: { format: 'es', plugins: () => [scenarioPlugin()], rolldownOptions: { treeshake } },
  server: { fs: { allow: [fileURLToPath(new URL('.', import.meta.url))] } },
})
