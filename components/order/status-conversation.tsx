import { LocalTime } from '@/components/ui/local-time'
import type { OrderMessageItem } from '@/lib/orders/order-queries'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = { messages: readonly OrderMessageItem[]; timeZone: string; locale: string }

/** What staff and patient wrote to each other, oldest first. */
export function StatusConversation({ messages, timeZone, locale }: Props) {
  const words = messagesFor(locale).account.status.info
  return (
    <ul className="grid gap-4">
      {messages.map((message) => (
        <li
          key={message.id}
          className={
            message.author === 'staff'
              ? 'rounded-card border border-line bg-surface px-5 py-4'
              : 'rounded-card bg-sunk px-5 py-4'
          }
        >
          <p className="text-ink-soft text-sm">
            <span className="font-semibold">
              {message.author === 'staff' ? words.ourQuestion : words.yourAnswer}
            </span>
            {' · '}
            <LocalTime date={message.at} timeZone={timeZone} locale={locale} isBare />
          </p>
          <p className="mt-1 whitespace-pre-line break-words">{message.body}</p>
        </li>
      ))}
    </ul>
  )
}
