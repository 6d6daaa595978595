import { z } from 'zod'

/** Where a page of the queue ended: the sort key of its last row. */
export type QueueCursor = { isCalm: boolean; isPaused: boolean; dueAt: Date; id: string }

const schema = z
  .tuple([z.enum(['0', '1']), z.enum(['0', '1']), z.coerce.number().int().min(0).max(8.64e15), z.uuid()])
  .transform(
    ([calm, paused, due, id]): QueueCursor => ({
      isCalm: calm === '1',
      isPaused: paused === '1',
      dueAt: new Date(due),
      id,
    }),
  )

export function writeCursor({ isCalm, isPaused, dueAt, id }: QueueCursor): string {
  return [Number(isCalm), Number(isPaused), dueAt.getTime(), id].join('.')
}

/** Reads a cursor from an address; null when it is not one of ours, which means the first page. */
export function readCursor(text: string): QueueCursor | null {
  const parsed = schema.safeParse(text.split('.'))
  return parsed.success ? parsed.data : null
}
