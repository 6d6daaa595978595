import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { TakeAway } from '@/lib/deliveries/take-away-schema'
import type { Messages } from '@/lib/shared/messages/messages'
import { saveQuestions, saveVisit } from '../actions'

type Props = { orderId: string; mine: TakeAway; words: Messages['takeAway']['page'] }

/** Suggested questions to tick, and room for one's own. */
export function QuestionsForm({ orderId, mine, words }: Props) {
  return (
    <section aria-labelledby="questions" className="print:hidden">
      <h2 id="questions" className="text-2xl">
        {words.questions}
      </h2>
      <form action={saveQuestions.bind(null, orderId)} className="mt-2 grid max-w-form gap-4">
        <fieldset>
          <legend className="text-ink-soft">{words.suggested}</legend>
          {words.suggestions.map((question, index) => (
            <Checkbox
              key={question}
              id={`question-${index}`}
              name="ticked"
              value={question}
              label={question}
              defaultChecked={mine.ticked.includes(question)}
            />
          ))}
        </fieldset>
        <TextArea
          name="own"
          label={words.own}
          hint={words.ownHint}
          defaultValue={mine.own.join('\n')}
          rows={4}
          maxLength={2_500}
        />
        <SubmitButton>{words.save}</SubmitButton>
      </form>
    </section>
  )
}

/** A visit that the patient knows of, for their own calendar. */
export function VisitForm({ orderId, mine, words }: Props) {
  const { visit } = mine
  return (
    <section aria-labelledby="visit" className="print:hidden">
      <h2 id="visit" className="text-2xl">
        {words.visit}
      </h2>
      <p className="text-ink-soft">{words.visitHint}</p>
      <form action={saveVisit.bind(null, orderId)} className="mt-3 grid max-w-form gap-4">
        <TextField
          name="what"
          label={words.what}
          hint={words.whatHint}
          defaultValue={visit?.what}
          maxLength={120}
          required
        />
        <TextField name="day" type="date" label={words.day} defaultValue={visit?.day} required />
        <TextField name="time" type="time" label={words.time} defaultValue={visit?.time ?? ''} />
        <SubmitButton variant="secondary">{words.saveVisit}</SubmitButton>
      </form>
      {visit && (
        <p className="mt-4">
          <a
            href={`/api/orders/${orderId}/visit`}
            download
            className="inline-flex min-h-[44px] items-center font-medium text-action underline underline-offset-4"
          >
            {words.calendar}
          </a>
        </p>
      )}
    </section>
  )
}
