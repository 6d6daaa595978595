import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { placeName } from '@/lib/shared/places'
import type { PersonDto } from '@/lib/staff/people-queries'
import { STAFF_ROLE_LABELS } from '@/lib/staff/person-schema'
import { setRole, switchAccess, switchDuty, switchTrusted } from '../actions'
import { Licences } from './licences'
import { PersonButton } from './person-button'

type PersonCardProps = { person: PersonDto; isSelf: boolean }

/** One person: what they are, what they may, where they are licensed. */
export function PersonCard({ person, isSelf }: PersonCardProps) {
  const name = person.displayName ?? person.email ?? 'Somebody'
  const toggle = (isOn: boolean) => ({ userId: person.id, isOn: isOn ? 'no' : 'yes' })
  const otherRole = person.role === 'admin' ? 'staff' : 'admin'
  return (
    <Card className="p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg">{name}</h2>
        <Badges person={person} />
      </div>
      <p className="text-ink-soft text-sm">
        {person.email} · {person.openOrders === 1 ? '1 order' : `${person.openOrders} orders`} in hand
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {!person.isDisabled && (
          <>
            <PersonButton action={switchDuty} fields={toggle(person.isOnDuty)} about={name}>
              {person.isOnDuty ? 'Take off duty' : 'Put on duty'}
            </PersonButton>
            <PersonButton action={switchTrusted} fields={toggle(person.isTrustedAuthor)} about={name}>
              {person.isTrustedAuthor ? 'No longer trust to release alone' : 'Trust to release alone'}
            </PersonButton>
          </>
        )}
        {!person.isDisabled && !isSelf && (
          <PersonButton action={setRole} fields={{ userId: person.id, role: otherRole }} about={name}>
            Make {STAFF_ROLE_LABELS[otherRole].toLowerCase()}
          </PersonButton>
        )}
        {!isSelf && (
          <PersonButton
            action={switchAccess}
            fields={toggle(!person.isDisabled)}
            about={name}
            variant={person.isDisabled ? 'secondary' : 'danger'}
          >
            {person.isDisabled ? 'Give access back' : 'End access'}
          </PersonButton>
        )}
      </div>
      <Details summary={licenceSummary(person)}>
        <Licences person={person} />
      </Details>
    </Card>
  )
}

function Badges({ person }: { person: PersonDto }) {
  return (
    <>
      <Badge tone={person.role === 'admin' ? 'action' : 'neutral'}>{STAFF_ROLE_LABELS[person.role]}</Badge>
      {person.isDisabled && <Badge tone="danger">No access</Badge>}
      {person.isOnDuty && <Badge tone="success">On duty</Badge>}
      {person.isTrustedAuthor && <Badge>May release alone</Badge>}
      {!person.hasSecondFactor && <Badge tone="soon">No second factor yet</Badge>}
    </>
  )
}

function licenceSummary({ places }: PersonDto): string {
  const valid = places.filter((place) => !place.isExpired)
  if (valid.length === 0) return 'Licences: none valid'
  return `Licences: ${valid.map(({ place }) => placeName(place)).join(', ')}`
}
