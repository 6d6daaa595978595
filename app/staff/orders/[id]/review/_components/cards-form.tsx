'use client'

import { useActionState } from 'react'
import { Details } from '@/components/ui/details'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { EMPTY_FORM, type FormState } from '@/lib/shared/form-state'
import { type CheckCard, LETTERS, PLACES } from '@/lib/videos/check-cards-schema'

type Action = (state: FormState, form: FormData) => Promise<FormState>
type Props = { action: Action; cards: readonly CheckCard[] }

/** Up to three questions with two or three answers each; what is typed stays when something is missing. */
export function CardsForm({ action, cards }: Props) {
  const [state, send] = useActionState(action, EMPTY_FORM)
  return (
    <form action={send} className="mt-2 grid gap-3">
      {PLACES.map((place) => (
        <CardFields key={place} place={place} card={cards[place]} state={state} />
      ))}
      <SubmitButton size="sm" variant="secondary">
        Save the cards
      </SubmitButton>
    </form>
  )
}

type FieldsProps = { place: number; card: CheckCard | undefined; state: FormState }

function CardFields({ place, card, state }: FieldsProps) {
  const value = (name: string, saved: string | undefined) => state.values[`${name}-${place}`] ?? saved
  const error = state.errors[`question-${place}`]
  return (
    <Details summary={`Card ${place + 1}${card ? `: ${card.question}` : ''}`} isOpen={error !== undefined}>
      <TextField
        name={`question-${place}`}
        label="Question"
        error={error}
        defaultValue={value('question', card?.question)}
        maxLength={300}
      />
      {LETTERS.map((letter, index) => (
        <TextField
          key={letter}
          name={`option-${letter}-${place}`}
          label={`Answer ${letter}`}
          defaultValue={value(`option-${letter}`, card?.options[index])}
          maxLength={300}
        />
      ))}
      <SelectField
        name={`right-${place}`}
        label="The right answer"
        defaultValue={value('right', LETTERS[card?.right ?? 0])}
        options={LETTERS.map((letter) => ({ value: letter, label: letter }))}
      />
      <TextField name={`why-${place}`} label="Why" defaultValue={value('why', card?.why)} maxLength={300} />
    </Details>
  )
}
