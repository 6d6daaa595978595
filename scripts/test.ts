import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { buildWhenChanged } from './build'
import { check } from './check'
import { generate } from './generate'
import { root, runCommand, stopCommands } from './run-command'
import { secondsSince, step } from './step'

type Counts = { passed: number; failed: number }

const resultsDir = path.join(root, 'test-results')
const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const playwrightReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number() }) })

/** Each comes with a product of its own, about 1 GB of memory in all. */
const MOST_BROWSERS = 4

/** Thrown by a step that has already printed what is wrong. */
class Failed extends Error {}

async function runVitest(): Promise<Counts> {
  const file = path.join(resultsDir, 'vitest.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runCommand('vitest', args, { show: true })
  const report = readReport(file, vitestReport)
  return failuresOf(code, { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 })
}

async function runPlaywright(): Promise<Counts> {
  const file = path.join(root, 'playwright-report/results.json')
  const workers = Math.min(MOST_BROWSERS, os.availableParallelism())
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file, E2E_WORKERS: String(workers) }
  const { code } = await runCommand('playwright', ['test', '--reporter=list,json'], { show: true, env })
  const report = readReport(file, playwrightReport)
  return failuresOf(code, { passed: report?.stats.expected ?? 0, failed: report?.stats.unexpected ?? 0 })
}

/** A runner that fails without a failing test (a crash, an unexpected error outside tests) counts as one. */
function failuresOf(code: number, counts: Counts): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function readReport<T>(file: string, schema: z.ZodType<T>): T | undefined {
  return fs.existsSync(file) ? schema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : undefined
}

async function main(): Promise<void> {
  const startedAt = performance.now()
  const total: Counts = { passed: 0, failed: 0 }
  let isStopping = false
  const stop = () => {
    isStopping = true
    void stopCommands()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
  const count = async (run: () => Promise<Counts>) => {
    const counts = await run()
    total.passed += counts.passed
    total.failed += counts.failed
    if (counts.failed > 0 || isStopping) throw new Failed()
  }
  fs.rmSync(resultsDir, { recursive: true, force: true })
  try {
    await generate()
    await step('Check format, lint, types, imports, dead code', async () => {
      if (!(await check({ withUnitTests: false })) || isStopping) throw new Failed()
    })
    await step('Unit and integration tests', () => count(runVitest))
    await buildWhenChanged({ DEMO: '1' })
    await step('Browser tests', () => count(runPlaywright))
  } catch (error) {
    if (!(error instanceof Failed)) console.error(error instanceof Error ? error.message : error)
    total.failed = Math.max(total.failed, 1)
  }
  console.log(`Took ${secondsSince(startedAt)}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

await main()
