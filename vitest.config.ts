import { defineConfig } from 'vitest/config'

/** Two projects: what runs in Node, and what drives a real Chromium against the built dashboard. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          // Every core, where the default leaves one idle; no module here keeps anything that another file could see,
          // so that a worker need not read them all anew for each of a hundred files.
          maxWorkers: '100%',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/support/global-setup.ts'],
          // One page at a time: two busy browsers on two cores would make time limits meaningless.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
