import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { ownStack } from './stacks'

const { port, dataDir } = ownStack()

/** Where the product under test is reached; playwright.config.ts started it. */
export const STACK = {
  appUrl: `http://localhost:${port}`,
  stripeUrl: `http://localhost:${port + 1}`,
  mailUrl: `http://localhost:${port + 2}`,
  dataDir,
  port,
} as const

/** Runs one of the project's own scripts against the product under test, as `npm run` would. */
export function runScript(script: string, ...args: string[]): string {
  return runFile(path.join('scripts', script), ...args)
}

/** Runs a TypeScript file with the environment of the product under test, and returns what it printed. */
export function runFile(file: string, ...args: string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', file, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PORT: String(port), DATA_DIR: STACK.dataDir, NODE_ENV: 'test', DEMO: '1' },
  })
}

/** The second-factor code of one of the demo's staff, from `npm run demo:code`. */
export function secondFactorCode(email: string): string {
  const line = runScript('demo-code.ts')
    .split('\n')
    .find((candidate) => candidate.includes(email))
  const code = /^\d{6}/.exec(line ?? '')?.[0]
  if (!code) throw new Error(`no code for ${email}`)
  return code
}
