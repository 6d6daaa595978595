import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CheckCard } from '@/lib/videos/check-cards-schema'
import { saveCards, setSerious } from '../actions'
import { CardsForm } from './cards-form'

type Props = {
  orderId: string
  isSerious: boolean
  cards: readonly CheckCard[]
  /** Still before the delivery: afterwards the patient's answers are to the cards as they were. */
  mayWriteCards: boolean
}

/** What the patient meets around the video: the mark for serious news, and the cards. */
export function PatientSide({ orderId, isSerious, cards, mayWriteCards }: Props) {
  return (
    <section aria-labelledby="patient-heading" className="grid gap-4">
      <h2 id="patient-heading" className="text-lg">
        Around the video
      </h2>
      <Card>
        <form action={setSerious.bind(null, orderId)}>
          <Checkbox
            name="isSerious"
            label="Serious news"
            hint="The patient's page then suggests company and gives our number to call. A second person must approve, and only one who made no part of it takes the mark away."
            defaultChecked={isSerious}
          />
          <SubmitButton size="sm" variant="secondary" className="mt-2">
            Save the mark
          </SubmitButton>
        </form>
      </Card>
      <Card>
        <h3>Cards to check oneself</h3>
        <p className="text-ink-soft text-sm">
          Up to three questions on the main points, in plain words. A card without a question is left out.
        </p>
        {mayWriteCards ? (
          <CardsForm action={saveCards.bind(null, orderId)} cards={cards} />
        ) : (
          <CardsList cards={cards} />
        )}
      </Card>
    </section>
  )
}

function CardsList({ cards }: Pick<Props, 'cards'>) {
  if (cards.length === 0) return <p className="mt-2">None were written.</p>
  return (
    <ol className="mt-2 list-decimal ps-6">
      {cards.map(({ question, options, right }) => (
        <li key={question}>
          {question} ({options[right]})
        </li>
      ))}
    </ol>
  )
}
