import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '@/scripts/run-command'

const START_LIMIT_MS = 60_000

export type BuiltServer = { port: number; rssMb: () => number; stop: () => Promise<void> }

/** Starts the built server alone, with this process's environment. `preload` is a module that it loads before its own. */
export async function startBuiltServer(port: number, preload?: string): Promise<BuiltServer> {
  const extra = preload === undefined ? [] : [`--import=${preload}`]
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=2', ...extra, path.join(root, 'dist/server.mjs')],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', DEMO: '1', PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const stop = async () => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  const giveUpAt = Date.now() + START_LIMIT_MS
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      await stop()
      throw new Error('The built server did not become ready')
    }
    await sleep(100)
  }
  return { port, rssMb: () => rssMbOf(child.pid ?? 0), stop }
}

async function isHealthy(port: number): Promise<boolean> {
  const address = `http://127.0.0.1:${port}/api/health`
  // Nobody listens there yet.
  const response = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
  return response?.status === 200
}

function rssMbOf(pid: number): number {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1_024
}
