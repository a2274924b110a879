import { defineConfig } from 'vitest/config'
import { CountingReporter } from './support/counting-reporter.ts'

export default defineConfig({
  test: {
    root: '.',
    passWithNoTests: false,
    allowOnly: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // what a test waits for arrives within moments; a busy machine takes its time
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', new CountingReporter()],
    globalSetup: 'test/support/global-setup.ts',
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          // a browser on a busy machine may lose a race that is not ours; the second try is reported
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
