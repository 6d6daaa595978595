/** A page that is just being loaded again lets go in less. */
const WAIT_MS = 2_000

/**
 * Holds something that only one window of this browser may work on, until `until` or until its page is gone, however it
 * went. False when another window holds it.
 */
export async function holdAlone(name: string, until: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([until, AbortSignal.timeout(WAIT_MS)])
  let begin: (isHeld: true) => void = () => undefined
  const held = new Promise<true>((resolve) => {
    begin = resolve
  })
  const asked = navigator.locks.request(name, { signal }, () => {
    begin(true)
    return abortOf(until)
  })
  return Promise.race([held, asked.then(() => true, unlessWaitIsOver(signal))])
}

/** Once it is held, the signal ends nothing any more. */
function unlessWaitIsOver(signal: AbortSignal) {
  return (error: unknown): false => {
    if (signal.aborted) return false
    throw error
  }
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
