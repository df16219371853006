import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    // Processes, because tests start workers and servers and change their working directory.
    pool: 'forks',
    // V8 may end a process on machines with memory protection keys when threads come and go beside compiled code
    // ("Check failed: jit_page.has_value()", seen with Node 24.21; nodejs/node#64500 tells of the same registry).
    execArgv: ['--no-memory-protection-keys'],
    maxWorkers: 2,
    // For what hangs, not for what is slow: a test must not fail because the machine has other things to do.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    reporters: ['default'],
  },
})
