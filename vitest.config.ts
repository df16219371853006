import { defineConfig } from 'vitest/config'
import { V8_FLAGS } from './test/v8-flags.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    // Processes, because tests start workers and servers and change their working directory.
    pool: 'forks',
    execArgv: V8_FLAGS,
    maxWorkers: 2,
    // For what hangs, not for what is slow: a test must not fail because the machine has other things to do.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    reporters: ['default'],
  },
})
