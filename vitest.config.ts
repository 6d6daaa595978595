import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      { find: 'server-only', replacement: path.join(root, 'tests/setup/server-only.ts') },
    ],
  },
  test: {
    // All cores: much of an integration test is waiting for PostgreSQL. The default leaves one of two idle.
    maxWorkers: '100%',
    // Starting a process and loading every package anew for each file takes half the time. Integration tests load our
    // own modules anew (tests/setup/clone-db.ts); unit tests hold no state that another file could see.
    isolate: false,
    setupFiles: ['tests/setup/leave-no-trace.ts', 'tests/setup/console-guard.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: ['{app,components,content,emails,lib,prisma,scripts}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/setup/global-db.ts'],
          setupFiles: ['tests/setup/clone-db.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
