import fs from 'node:fs/promises'
import path from 'node:path'
import { childArgs, MAX_PICTURE_BYTES, parseMessage } from './intake-child'
import { runLimitedChild } from './limited-child'
import { type IntakeTask, PAINTED } from './protocol'
import { INTAKE_LIMITS } from './run-intake'

/**
 * Paints boxes black into the picture of a page that lies in `dir`, and gives the file of the new one. Throws when the
 * child fails: there is no picture to show then.
 */
export async function paintPicture(
  dir: string,
  boxes: readonly { x: number; y: number; w: number; h: number }[],
  signal: AbortSignal,
): Promise<string> {
  const task: IntakeTask = { dir, mediaType: 'image/webp', paint: [...boxes] }
  let isDone = false
  const { end } = await runLimitedChild({
    args: childArgs(dir),
    input: JSON.stringify(task),
    limits: INTAKE_LIMITS,
    onLine: (line) => {
      isDone ||= parseMessage(line)?.type === 'done'
    },
    signal,
  })
  signal.throwIfAborted()
  const file = path.join(dir, PAINTED)
  const stat = await fs.lstat(file).catch(() => null)
  if (!isDone || end !== 'exited' || !stat?.isFile() || stat.size > MAX_PICTURE_BYTES)
    throw new Error(`the parts were not painted over: ${end}`)
  return file
}
