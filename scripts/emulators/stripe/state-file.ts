import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type EmulatorState, emptyState } from './emulator-state'

const FORMAT = 1
const SAVE_DELAY_MS = 100
const DAY_MS = 24 * 3600 * 1000

/** Reads what an earlier start left behind. A missing file is an empty account, a damaged one an error. */
export async function loadState(file: string | undefined, laterMs: number): Promise<EmulatorState> {
  const text = file === undefined ? null : await readIfPresent(file)
  if (text === null) return emptyState(laterMs)
  const state = parseState(text, `${file}`)
  forgetOld(state)
  state.settings.laterMs = laterMs
  // A receiver that was down while we were, too, should not wait out an old back-off.
  for (const delivery of state.deliveries) delivery.nextAttemptAt = Date.now()
  return state
}

/** Saves soon after a change, never two at once, and whole or not at all (a new file takes the old one's name). */
export function createStateSaver(file: string | undefined, state: EmulatorState) {
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function write(): Promise<void> {
    if (file === undefined) return Promise.resolve()
    const target = file
    writing = writing
      .catch(() => undefined) // reported by the call that failed
      .then(() => writeWhole(target, JSON.stringify({ format: FORMAT, state })))
    return writing
  }

  return {
    schedule(): void {
      timer ??= setTimeout(() => {
        timer = undefined
        write().catch((error: unknown) =>
          console.error('The Stripe emulator could not save its state:', error),
        )
      }, SAVE_DELAY_MS)
    },
    async flush(): Promise<void> {
      clearTimeout(timer)
      timer = undefined
      await write()
    },
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, text, { mode: 0o600 })
  await rename(temporary, file)
}

async function readIfPresent(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function parseState(text: string, file: string): EmulatorState {
  try {
    const saved: unknown = JSON.parse(text)
    if (
      saved &&
      typeof saved === 'object' &&
      'format' in saved &&
      'state' in saved &&
      saved.format === FORMAT
    ) {
      return saved.state as EmulatorState // our own file, of the format we write
    }
  } catch (error) {
    throw new Error(`${file} is damaged; delete it to start the Stripe emulator empty`, { cause: error })
  }
  throw new Error(`${file} is of another version; delete it to start the Stripe emulator empty`)
}

/** Stripe lists events for 30 days and remembers idempotency keys for one. */
function forgetOld(state: EmulatorState): void {
  const now = Date.now()
  state.events = state.events.filter((event) => event.created * 1000 > now - 30 * DAY_MS)
  const known = new Set(state.events.map((event) => event.id))
  state.deliveries = state.deliveries.filter((delivery) => known.has(delivery.eventId))
  state.idempotentResults = Object.fromEntries(
    Object.entries(state.idempotentResults).filter(([, result]) => result.at > now - DAY_MS),
  )
}
