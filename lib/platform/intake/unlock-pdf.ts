import path from 'node:path'
import { err, ok, type Result } from '@/lib/shared/result'
import { oneAtATime } from '../one-at-a-time'
import { childArgs, parseMessage } from './intake-child'
import { runLimitedChild } from './limited-child'
import { CLEAN_COPY, type IntakeTask, type RefusalCode } from './protocol'
import { INTAKE_LIMITS } from './run-intake'

const WAIT_MS = 10_000
/** The child runs beside the app's own work, and may take as much memory as that. */
const inTurn = oneAtATime(WAIT_MS)

/**
 * Removes the password of a locked PDF that lies in `dir`; afterwards its open copy lies there. The password goes to
 * the child over its standard input and nowhere else. `TOO_MANY`: others are being opened, and nothing was tried.
 */
export async function unlockPdf(
  dir: string,
  password: string,
): Promise<Result<{ file: string }, 'WRONG_PASSWORD' | 'UNREADABLE' | 'TOO_MANY'>> {
  return (await inTurn(() => unlock(dir, password))) ?? err('TOO_MANY')
}

async function unlock(
  dir: string,
  password: string,
): Promise<Result<{ file: string }, 'WRONG_PASSWORD' | 'UNREADABLE'>> {
  const task: IntakeTask = { dir, mediaType: 'application/pdf', unlockOnly: true, password }
  let refused: RefusalCode | null = null
  const { end } = await runLimitedChild({
    args: childArgs(dir),
    input: JSON.stringify(task),
    limits: INTAKE_LIMITS,
    onLine: (line) => {
      const message = parseMessage(line)
      if (message?.type === 'refused') refused = message.code
    },
  })
  if (refused === 'WRONG_PASSWORD') return err('WRONG_PASSWORD')
  if (refused !== null || end !== 'exited') return err('UNREADABLE')
  return ok({ file: path.join(dir, CLEAN_COPY) })
}
