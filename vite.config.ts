import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { offlinePlugin } from './scripts/offline-plugin.ts'

/** The dashboard: a static site that works from any folder of any server. */
export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  base: './',
  plugins: [offlinePlugin()],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The solver's worker loads beside the page, not before it.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      treeshake: {
        // The core and mathjs only define things; told so, the page leaves out the solver and the expression parser.
        moduleSideEffects: (id) => !id.includes('/src/') && !id.includes('mathjs'),
      },
    },
  },
  worker: { format: 'es' },
  server: { fs: { allow: [fileURLToPath(new URL('.', import.meta.url))] } },
})
