const MAX_SLEEP_MS = 60_000

export type Alarm = { poke(): void }

/**
 * Calls `run` when something may be due. `run` does what is due and returns the time of the next thing
 * (milliseconds since 1970) or null. `poke` after every change; nothing runs after the signal aborts.
 */
export function createAlarm(run: () => number | null, signal: AbortSignal): Alarm {
  let timer: NodeJS.Timeout | undefined

  function tick(): void {
    timer = undefined
    const next = run()
    // A poke during the run has set the timer already, and sooner.
    if (next === null || timer !== undefined || signal.aborted) return
    timer = setTimeout(tick, Math.min(Math.max(next - Date.now(), 0), MAX_SLEEP_MS))
  }

  signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  return {
    poke() {
      if (signal.aborted) return
      clearTimeout(timer)
      timer = setTimeout(tick, 0)
    },
  }
}
