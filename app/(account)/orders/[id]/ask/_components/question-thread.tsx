import { LocalTime } from '@/components/ui/local-time'
import type { AskPage, FollowUpItem } from '@/lib/deliveries/follow-up-queries'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = { page: Pick<AskPage, 'questions' | 'timeZone' | 'locale'>; now: Date }

/** What was asked and answered, oldest first. */
export function QuestionThread({ page, now }: Props) {
  const words = messagesFor(page.locale).ask
  return (
    <section aria-labelledby="thread">
      <h2 id="thread" className="mb-3 text-2xl">
        {words.thread}
      </h2>
      <ol className="grid gap-6">
        {page.questions.map((item) => (
          <li key={item.id} className="grid gap-3">
            <Said
              heading={words.youAsked}
              at={item.askedAt}
              text={item.question}
              look="bg-sunk"
              page={page}
            />
            {item.answer !== null && item.answeredAt ? (
              <Said
                heading={answeredBy(item, page.locale)}
                at={item.answeredAt}
                text={item.answer}
                look="border border-line bg-surface sm:ms-8"
                page={page}
              />
            ) : (
              <p className="sm:ms-8">
                {item.dueAt < now
                  ? words.late
                  : words.noAnswerYet({ when: formatInstant(item.dueAt, page.timeZone, page.locale) })}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

type SaidProps = { heading: string; at: Date; text: string; look: string; page: Props['page'] }

function Said({ heading, at, text, look, page }: SaidProps) {
  return (
    <div className={`rounded-card px-5 py-4 ${look}`}>
      <p className="text-ink-soft text-sm">
        <span className="font-semibold">{heading}</span>
        {' · '}
        <LocalTime date={at} timeZone={page.timeZone} locale={page.locale} isBare />
      </p>
      <p className="mt-1 max-w-measure whitespace-pre-line break-words">{text}</p>
    </div>
  )
}

function answeredBy({ answeredBy: maker }: FollowUpItem, locale: string): string {
  const words = messagesFor(locale).ask
  if (!maker) return words.weAnswered
  return words.answeredBy({ who: [maker.name, maker.credentials].filter(Boolean).join(', ') })
}
