import { defineConfig, devices } from '@playwright/test'
import { ownStack, stackOf, WORKERS } from './tests/e2e/support/stacks'
import { chromiumPath } from './tests/support/chromium'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: WORKERS,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://localhost:${ownStack().port}`,
    // It costs a fifth of the time of a run: asked for when a failure is looked into (CONTRIBUTING.md).
    trace: process.env.E2E_TRACE === '1' ? 'retain-on-failure' : 'off',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    permissions: ['camera', 'microphone'],
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
  webServer: Array.from({ length: WORKERS }, (_, worker) => {
    const { port, dataDir } = stackOf(worker)
    return {
      command: 'exec node --import tsx scripts/e2e-stack.ts',
      url: `http://localhost:${port}/api/health`,
      env: { PORT: String(port), DATA_DIR: dataDir },
      timeout: 120_000,
      stderr: 'pipe' as const,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 60_000 },
      reuseExistingServer: false,
    }
  }),
})
