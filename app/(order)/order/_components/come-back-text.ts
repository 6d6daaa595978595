import { messagesFor } from '@/lib/shared/messages/messages'

const HOUR_MS = 3_600_000

/**
 * When to come back, in hours or days from now: before the last step we do not know the reader's time zone.
 * @param opensAt null while nobody has said until when
 */
export function comeBackText(opensAt: Date | null, now: Date): string {
  const { comeBack } = messagesFor('en').order.start
  if (opensAt === null) return comeBack.unknown
  const hours = Math.max(1, Math.ceil((opensAt.getTime() - now.getTime()) / HOUR_MS))
  return hours > 48 ? comeBack.inDays({ days: Math.ceil(hours / 24) }) : comeBack.inHours({ hours })
}
