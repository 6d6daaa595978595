import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { messagesFor } from '@/lib/shared/messages/messages'
import { listTimeZones } from '@/lib/shared/time-zones'

type Props = { timeZone: string; isBad: boolean; save: (form: FormData) => Promise<void> }

/** The zone in which a person reads times. Plain HTML. */
export function TimeZoneForm({ timeZone, isBad, save }: Props) {
  const words = messagesFor('en').myAccount.zone
  return (
    <form action={save} className="grid justify-items-start gap-4">
      <SelectField
        name="timeZone"
        label={words.label}
        hint={words.hint}
        error={isBad ? words.bad : undefined}
        defaultValue={timeZone}
        // Another value means another zone was saved: an uncontrolled field would keep the old one.
        key={timeZone}
        options={listTimeZones().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      <SubmitButton variant="secondary">{words.save}</SubmitButton>
    </form>
  )
}
