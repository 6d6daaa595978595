import { LinkButton } from '@/components/ui/button'
import type { PatientActor } from '@/lib/auth/actor'
import { type AskSummary, getAskSummary } from '@/lib/deliveries/follow-up-queries'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = { actor: PatientActor; order: { id: string; timeZone: string; locale: string }; now: Date }

/** How asking about the video stands, with the way there; nothing while there is nothing to ask about or to read. */
export async function AskBox({ actor, order, now }: Props) {
  const summary = await getAskSummary(actor, { orderId: order.id, now })
  if (!summary) return null
  const line = lineFor(summary, order, now)
  if (line === null) return null
  const words = messagesFor(order.locale).ask.box
  return (
    <section
      aria-labelledby="ask"
      className="grid justify-items-start gap-3 rounded-card border border-line bg-surface p-5 sm:p-6 print:hidden"
    >
      <div>
        <h2 id="ask" className="text-xl">
          {words.heading}
        </h2>
        <p className="mt-1">{line}</p>
      </div>
      <LinkButton href={`/orders/${order.id}/ask`} variant="secondary">
        {summary.standing === 'open' ? words.ask : words.read}
      </LinkButton>
    </section>
  )
}

function lineFor(summary: AskSummary, { timeZone, locale }: Props['order'], now: Date): string | null {
  const words = messagesFor(locale).ask.box
  const { standing, left, until, answered, waitingUntil } = summary
  const at = (date: Date) => formatInstant(date, timeZone, locale)
  const waiting =
    waitingUntil && (waitingUntil < now ? words.late : words.waiting({ when: at(waitingUntil) }))
  const news = waiting ?? (answered > 0 ? words.answered({ count: answered }) : null)
  const open = standing === 'open' && until ? words.open({ left, until: at(until) }) : null
  return [news, open].filter((text) => text !== null).join(' ') || null
}
