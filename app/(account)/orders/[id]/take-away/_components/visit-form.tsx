import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { TakeAway } from '@/lib/deliveries/take-away-schema'
import type { Messages } from '@/lib/shared/messages/messages'
import { saveVisit } from '../actions'

type Props = { orderId: string; mine: TakeAway; words: Messages['takeAway']['page'] }

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
