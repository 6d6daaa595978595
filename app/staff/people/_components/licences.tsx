import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { formatDay } from '@/lib/shared/format-time'
import { listPlaces, placeName } from '@/lib/shared/places'
import type { PersonDto } from '@/lib/staff/people-queries'
import { addPlace, dropPlace } from '../actions'
import { PersonButton } from './person-button'

/** Where a person is licensed and until when; a place entered again gets the new day. */
export function Licences({ person }: { person: PersonDto }) {
  return (
    <>
      {person.places.length > 0 && (
        <ul className="grid gap-2">
          {person.places.map(({ place, expiresAt, isExpired }) => (
            <li key={place} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <span className="font-semibold">{placeName(place)}</span>
              <span className={isExpired ? 'font-semibold text-danger' : 'text-ink-soft'}>
                {isExpired ? 'expired' : 'until'} {formatDay(expiresAt, 'UTC')}
              </span>
              <PersonButton
                action={dropPlace}
                fields={{ userId: person.id, place }}
                about={placeName(place)}
                variant="quiet"
              >
                Remove
              </PersonButton>
            </li>
          ))}
        </ul>
      )}
      <form action={addPlace} className="grid gap-3 sm:grid-cols-[2fr_1fr_auto] sm:items-end">
        <input type="hidden" name="userId" value={person.id} />
        <SelectField
          id={`place-${person.id}`}
          name="place"
          label="State or country"
          required
          prompt="Choose"
          options={placeOptions()}
        />
        <TextField id={`until-${person.id}`} name="expiresOn" type="date" label="Licensed until" required />
        <SubmitButton variant="secondary">Save</SubmitButton>
      </form>
    </>
  )
}

function placeOptions() {
  const { states, countries } = listPlaces()
  const options = (places: typeof states) => places.map(({ code, name }) => ({ value: code, label: name }))
  return [
    { label: 'United States', options: options(states) },
    { label: 'Countries', options: options(countries) },
  ]
}
