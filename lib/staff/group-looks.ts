const WINDOW_MS = 10 * 60_000

type Entry = {
  id: string
  at: Date
  actorKind: string
  actorId: string | null
  action: string
  orderId: string | null
  objectId: string | null
  wasAllowed: boolean
}

type Limits = { maxLines: number; maxRows: number; isEveryLook: boolean }

/**
 * Puts looks of one person at one thing within ten minutes of the newest of them on one line. Nothing but allowed looks
 * shares a line. `last` is the oldest entry that a line stands for, when more entries follow it.
 * @param entries newest first, one more than `maxRows` when there are more
 */
export function groupLooks<Row extends Entry>(
  entries: readonly Row[],
  { maxLines, maxRows, isEveryLook }: Limits,
): { lines: (Row & { count: number; firstAt: Date })[]; last: Row | undefined } {
  const lines: (Row & { count: number; firstAt: Date })[] = []
  const open = new Map<string, (typeof lines)[number]>()
  let last: Row | undefined
  for (const entry of entries.slice(0, maxRows)) {
    const key = isEveryLook ? null : keyOf(entry)
    const line = key === null ? undefined : open.get(key)
    if (line && line.at.getTime() - entry.at.getTime() <= WINDOW_MS) {
      line.count += 1
      line.firstAt = entry.at
    } else {
      if (lines.length === maxLines) return { lines, last }
      const started = { ...entry, count: 1, firstAt: entry.at }
      lines.push(started)
      if (key !== null) open.set(key, started)
    }
    last = entry
  }
  return { lines, last: entries.length > maxRows ? last : undefined }
}

/** Looks with the same key may share a line; null for what always has its own. */
function keyOf({ action, wasAllowed, actorKind, actorId, orderId, objectId }: Entry): string | null {
  if (!wasAllowed || !action.endsWith('.viewed')) return null
  return [action, actorKind, actorId, orderId, objectId].join(' ')
}
