import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type GuardedProcess, spawnGuarded } from './guarded-process'

/** A little more than the 30 s in which our processes promise to drain. */
const STOP_LIMIT_MS = 33_000
const LONGEST_PAUSE_MS = 30_000
const STEADY_AFTER_MS = 60_000

export type SupervisedOptions = {
  name: string
  command: readonly string[]
  env: Record<string, string>
  cwd: string
  /** Where its output goes; our terminal when left out. */
  logFile?: string
  onCrash: (message: string) => void
}

export type Supervised = {
  /** Resolves with the exit code of the first process, should it end without being asked to. */
  firstExit: Promise<number>
  stop: () => Promise<void>
}

/** Keeps a process running: one that ends unasked is started again, after longer and longer pauses. */
export function supervise(options: SupervisedOptions): Supervised {
  let isStopping = false
  let current: GuardedProcess
  const start = () => {
    const output = options.logFile === undefined ? undefined : fs.openSync(options.logFile, 'a', 0o600)
    try {
      const { env, cwd } = options
      current = spawnGuarded(options.command, {
        env,
        cwd,
        signal: 'TERM',
        ...(output === undefined ? {} : { output }),
      })
    } finally {
      if (output !== undefined) fs.closeSync(output)
    }
    return current
  }
  const first = start()
  const loop = async () => {
    let pauseMs = 1_000
    let startedAt = Date.now()
    for (let running = first; ; running = start()) {
      const code = await running.exited
      if (isStopping) return
      if (Date.now() - startedAt > STEADY_AFTER_MS) pauseMs = 1_000
      options.onCrash(`The ${options.name} ended with ${code}; starting it again in ${pauseMs / 1000} s.`)
      await sleep(pauseMs, undefined, { ref: false })
      if (isStopping) return
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      startedAt = Date.now()
    }
  }
  void loop()
  return {
    firstExit: first.exited,
    stop: async () => {
      isStopping = true
      await current.stop(STOP_LIMIT_MS)
    },
  }
}
