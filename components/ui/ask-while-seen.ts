type Options = {
  everySeconds: number
  /** Where requests keep a session alive: a page that nobody touches stops asking after this time. */
  idleMinutes?: number
  signal: AbortSignal
}

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'scroll', 'focus'] as const

/** Calls `ask` now and then until the signal. Stands still while nobody looks; asks at once when somebody looks again. */
export function askWhileSeen(
  ask: () => Promise<void>,
  { everySeconds, idleMinutes = Number.POSITIVE_INFINITY, signal }: Options,
): void {
  let lastTouchAt = performance.now()
  const askIfSeen = () => {
    const isIdle = performance.now() - lastTouchAt > idleMinutes * 60_000
    if (!document.hidden && !isIdle) void ask()
  }
  const timer = setInterval(askIfSeen, everySeconds * 1_000)
  signal.addEventListener('abort', () => clearInterval(timer))
  document.addEventListener('visibilitychange', askIfSeen, { signal })
  const touch = () => {
    lastTouchAt = performance.now()
  }
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touch, { passive: true, signal })
}
