/** For a supervisor: its processes may take 33 s and PostgreSQL 20 s. */
export const STOP_LIMIT_MS = 60_000
/** Ctrl-C under npm arrives twice, from the terminal and from npm: the same wish within a second counts once. */
const SAME_WISH_MS = 1_000

/**
 * Runs `drain` once when the process is asked to end (SIGTERM, SIGINT, SIGHUP), then exits with 0; with 1 when
 * draining fails or takes longer than `limitMs`. A second signal exits at once.
 */
export function onceAskedToStop(drain: () => Promise<void>, limitMs = 30_000): void {
  let askedAt: number | undefined
  const stop = () => {
    if (askedAt !== undefined) {
      if (Date.now() - askedAt > SAME_WISH_MS) process.exit(130)
      return
    }
    askedAt = Date.now()
    setTimeout(() => process.exit(1), limitMs).unref()
    drain().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop)
}
