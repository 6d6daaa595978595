import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { RadioCards } from '@/components/ui/radio-cards'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextLink } from '@/components/ui/text-link'
import { ScaleField } from '@/components/video/scale-field'
import type { Understanding } from '@/lib/deliveries/understanding'
import { MAX_COMMENT_CHARS } from '@/lib/deliveries/understanding-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { CheckCard } from '@/lib/videos/check-cards-schema'
import { answer, sendAfter } from '../actions'

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
          <form action={sendAfter.bind(null, orderId)} className="mt-1 grid gap-5">
            <p className="text-ink-soft">{words.hint}</p>
            <ScaleField name="understood" legend={scale.understood} ends={scale.understoodEnds} />
            <ScaleField name="anxious" legend={scale.anxious} ends={scale.anxiousEnds} />
            <TextArea
              name="comment"
              label={words.comment}
              hint={words.commentHint}
              maxLength={MAX_COMMENT_CHARS}
              rows={3}
            />
            <div className="flex flex-wrap gap-3">
              <SubmitButton name="skip" value="no">
                {words.send}
              </SubmitButton>
              <SubmitButton name="skip" value="yes" variant="quiet">
                {words.skip}
              </SubmitButton>
            </div>
          </form>
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
