import { Badge } from '@/components/ui/badge'
import { SubmitButton } from '@/components/ui/submit-button'
import type { OwnSession } from '@/lib/account/own-sessions'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = {
  sessions: readonly OwnSession[]
  /** The one that this page is read in: it has its own way out. */
  currentId: string
  timeZone: string
  end: (sessionId: string) => Promise<void>
}

/** Where a person is signed in, each with a way to end it. */
export function DeviceList({ sessions, currentId, timeZone, end }: Props) {
  const words = messagesFor('en').myAccount.devices
  const at = (date: Date) => formatInstant(date, timeZone, 'en')
  return (
    <ul className="grid gap-4">
      {sessions.map(({ id, device, createdAt, lastSeenAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-3 font-semibold">
              {device ?? words.unknown}
              {id === currentId && <Badge tone="success">{words.thisOne}</Badge>}
            </p>
            <p className="text-ink-soft text-sm">
              {words.since({ when: at(createdAt) })}, {words.seen({ when: at(lastSeenAt) })}
            </p>
          </div>
          {id !== currentId && (
            <form action={end.bind(null, id)}>
              <SubmitButton variant="secondary" size="sm">
                {words.end}
                <span className="sr-only">
                  {' '}
                  {words.endWhich({ device: device ?? words.unknown, when: at(createdAt) })}
                </span>
              </SubmitButton>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
