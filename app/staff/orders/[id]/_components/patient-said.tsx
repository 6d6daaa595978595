import type { Understanding } from '@/lib/deliveries/understanding'
import type { CheckCard } from '@/lib/videos/check-cards-schema'

type Props = { understanding: Understanding; cards: readonly CheckCard[] }

/** What the patient said of themselves before and after watching, and how they answered the cards. */
export function PatientSaid({ understanding, cards }: Props) {
  return (
    <section aria-labelledby="said-heading">
      <h2 id="said-heading" className="text-lg">
        What the patient said
      </h2>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 text-sm">
        <dt>Understood</dt>
        <dd>
          before {shown(understanding.understood_before)}, after {shown(understanding.understood_after)}
        </dd>
        <dt>Worried</dt>
        <dd>
          before {shown(understanding.anxious_before)}, after {shown(understanding.anxious_after)}
        </dd>
        {cards.map((card, place) => (
          <div key={card.question} className="contents">
            <dt>Card {place + 1}</dt>
            <dd>{answerText(card, understanding.cards[place] ?? null)}</dd>
          </div>
        ))}
      </dl>
      {understanding.comment && <p className="mt-2 whitespace-pre-line text-sm">{understanding.comment}</p>}
    </section>
  )
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? 'left out' : `${value} of 5`
}

function answerText({ right, options }: CheckCard, given: number | null): string {
  if (given === null) return 'not answered'
  return given === right ? 'right' : `wrong: ${options[given] ?? given}`
}
