import { defineConfig } from 'vitest/config'

// Pure tests in milliseconds, real files and real processes in seconds, the whole program in a real browser last, two
// files at a time: each waits for a browser or a program half of the time.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/{shared,renderer}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'files',
          include: ['test/{electron,faults,build}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'app',
          include: ['test/app/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A page on a busy machine may take longer than the usual second to show what a key has done.
          expect: { poll: { timeout: 15_000 } },
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
