import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import type { Understanding } from '@/lib/deliveries/understanding'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { CheckCard } from '@/lib/videos/check-cards-schema'
import { answer, sendAfter } from '../actions'
import { AfterForm } from './after-form'

type Props = { orderId: string; locale: string; understanding: Understanding; cards: readonly CheckCard[] }

/** Cards to check oneself with, and how it went; all of it can be left out. */
export function AfterWatching({ orderId, locale, understanding, cards }: Props) {
  const { after: words, scale } = messagesFor(locale).takeAway
  return (
    <div className="grid max-w-form gap-10 print:hidden">
      <Cards orderId={orderId} locale={locale} understanding={understanding} cards={cards} />
      <section id="after" aria-labelledby="after-heading">
        <h2 id="after-heading" className="text-2xl">
          {words.heading}
        </h2>
        {understanding.hasAnsweredAfter ? (
          <Notice tone="success" className="mt-3">
            {words.thanks}
          </Notice>
        ) : (
          <AfterForm action={sendAfter.bind(null, orderId)} words={words} scale={scale} />
        )}
      </section>
    </div>
  )
}

function Cards({ orderId, locale, understanding, cards }: Props) {
  const words = messagesFor(locale).takeAway.cards
  if (cards.length === 0) return null
  return (
    <section id="cards" aria-labelledby="cards-heading" className="grid gap-4">
      <h2 id="cards-heading" className="text-2xl">
        {words.heading}
      </h2>
      <p className="-mt-3 text-ink-soft">{words.intro}</p>
      {cards.map((card, place) => {
        const given = understanding.cards[place] ?? null
        return (
          <Card key={card.question}>
            {given === null ? (
              <form action={answer.bind(null, orderId, place)} className="grid gap-4">
                <RadioCards
                  name="answer"
                  id={`card-${place}`}
                  legend={card.question}
                  options={card.options.map((label, index) => ({ value: String(index), label }))}
                  required
                />
                <SubmitButton size="sm">{words.answer}</SubmitButton>
              </form>
            ) : (
              <>
                <h3 className="font-semibold">{card.question}</h3>
                <p>{card.options[given]}</p>
                <Notice
                  tone={given === card.right ? 'success' : 'info'}
                  title={given === card.right ? words.right : words.wrong}
                  className="mt-2"
                >
                  <p>{card.why}</p>
                  {given !== card.right && (
                    <p>
                      <TextLink href={`/orders/${orderId}/ask`}>{words.askUs}</TextLink>
                    </p>
                  )}
                </Notice>
              </>
            )}
          </Card>
        )
      })}
    </section>
  )
}
