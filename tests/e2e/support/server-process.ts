import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import http from 'node:http'
import { expect } from '@playwright/test'
import { applyEmbeddedDefaults } from '@/lib/platform/embedded-env'
import { freePort } from '@/scripts/ports'
import { STACK } from './stack-info'

export type ServerProcess = {
  port: number
  pid: number
  child: ChildProcess
  /** Kills what is left of it. */
  stop: () => Promise<void>
}

/** One more web process of the product under test, with the same data, on a port of its own. */
export async function startServer(changes: Record<string, string> = {}): Promise<ServerProcess> {
  const port = await freePort()
  const env: Record<string, string | undefined> = {
    ...process.env,
    NODE_ENV: 'production',
    DEMO: '1',
    PORT: String(STACK.port),
    DATA_DIR: STACK.dataDir,
  }
  await applyEmbeddedDefaults(env)
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    env: { ...env, NODE_ENV: 'production', PORT: String(port), ...changes },
    stdio: 'ignore',
  })
  const exited = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await exited
  }
  try {
    await expect.poll(() => statusOf(port, '/api/health'), { timeout: 60_000 }).toBe(200)
  } catch (error) {
    await stop()
    throw error
  }
  if (child.pid === undefined) throw new Error('the server did not start')
  return { port, pid: child.pid, child, stop }
}

/** The status of a page; the error's code when nobody answers. */
export async function statusOf(port: number, path: string): Promise<number | string> {
  return (await get(port, path)).status
}

export type Answer = { status: number | string; body: string; isCutOff: boolean }

/** A GET that never throws: who asks wants to know how it failed. */
export function get(port: number, path: string, agent?: http.Agent): Promise<Answer> {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path, ...(agent ? { agent } : {}) }, (response) => {
      const parts: Buffer[] = []
      const done = (isCutOff: boolean) =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString(), isCutOff })
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('end', () => done(false))
      response.once('error', () => done(true))
    })
    request.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ status: error.code ?? error.message, body: '', isCutOff: false }),
    )
  })
}
