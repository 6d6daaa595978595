import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import type { AuditAction } from '@/lib/audit/record-audit'
import type { PersonDto } from '@/lib/staff/people-queries'

type AuditFiltersProps = {
  query: {
    order?: string | undefined
    actor?: string | undefined
    action?: string | undefined
    denied?: 'on' | undefined
    every?: 'on' | undefined
  }
  people: readonly PersonDto[]
}

/** A plain form whose answers are in the address, so that a view can be kept and sent on. */
export function AuditFilters({ query, people }: AuditFiltersProps) {
  return (
    <form
      action="/staff/audit"
      className="my-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto_auto] lg:items-end"
    >
      <TextField name="order" label="Order number" defaultValue={query.order} placeholder="MP-7K3F-9QXD" />
      <SelectField
        name="actor"
        label="Who"
        prompt="Anybody"
        defaultValue={query.actor ?? ''}
        options={people.map(({ id, displayName, email }) => ({
          value: id,
          label: displayName ?? email ?? id,
        }))}
      />
      <SelectField
        name="action"
        label="What"
        prompt="Anything"
        defaultValue={query.action ?? ''}
        options={ACTIONS.map((value) => ({ value, label: value }))}
      />
      <div>
        <Checkbox name="denied" label="Denied only" defaultChecked={query.denied === 'on'} />
        <Checkbox name="every" label="A line for every look" defaultChecked={query.every === 'on'} />
      </div>
      <Button type="submit" variant="secondary">
        Search
      </Button>
    </form>
  )
}

const ALL_ACTIONS: Record<AuditAction, true> = {
  'order.viewed': true,
  'order.denied': true,
  'order.changed': true,
  'file.viewed': true,
  'file.downloaded': true,
  'file.added': true,
  'file.removed': true,
  'file.unlocked': true,
  'file.parts_hidden': true,
  'file.parts_shown': true,
  'file.unsealed': true,
  'file.corrupt': true,
  'file.denied': true,
  'message.sent': true,
  'video.viewed': true,
  'video.denied': true,
  'video.uploaded': true,
  'video.recorded': true,
  'video.recording_discarded': true,
  'video.canceled': true,
  'video.retried': true,
  'video.retimed': true,
  'script.viewed': true,
  'script.saved': true,
  'captions.viewed': true,
  'captions.saved': true,
  'clip.created': true,
  'clip.uploaded': true,
  'clip.captions_saved': true,
  'clip.approved': true,
  'clip.withdrawn': true,
  'clip.canceled': true,
  'clip.retried': true,
  'clip.removed': true,
  'clip.uses_viewed': true,
  'plain_report.viewed': true,
  'plain_report.saved': true,
  'cards.saved': true,
  'work.approved': true,
  'delivery.viewed': true,
  'share.created': true,
  'share.changed': true,
  'share.opened': true,
  'share.viewed': true,
  'share.denied': true,
  'question.asked': true,
  'question.viewed': true,
  'question.claimed': true,
  'question.released': true,
  'question.answered': true,
  'urgent.raised': true,
  'urgent.called': true,
  'urgent.closed': true,
  'refund.requested': true,
  'staff.denied': true,
  'staff.invited': true,
  'staff.changed': true,
  'settings.changed': true,
  'contact.viewed': true,
  'contact.answered': true,
  'account.changed': true,
  'account.exported': true,
  'account.downloaded': true,
  'account.denied': true,
  'account.address_mended': true,
  'account.erasure_asked': true,
  'account.erased': true,
  'order.exported': true,
  'trends.exported': true,
  'session.started': true,
  'session.ended': true,
}
const ACTIONS = Object.keys(ALL_ACTIONS).sort()
