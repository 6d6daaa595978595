type Turn = () => void

/**
 * Lets one work at a time go on in this process. Gives what the work gives, or null when its turn did not come within
 * `waitMs`: then it was not begun.
 */
export function oneAtATime(waitMs: number): <T>(work: () => Promise<T>) => Promise<T | null> {
  const waiting: Turn[] = []
  let isTaken = false

  function take(): Promise<boolean> {
    if (!isTaken) {
      isTaken = true
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const turn = () => {
        clearTimeout(timer)
        resolve(true)
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(turn), 1)
        resolve(false)
      }, waitMs)
      waiting.push(turn)
    })
  }

  function passOn(): void {
    const next = waiting.shift()
    if (next) next()
    else isTaken = false
  }

  return async (work) => {
    if (!(await take())) return null
    try {
      return await work()
    } finally {
      passOn()
    }
  }
}
