import { Captions, FileText, Siren } from 'lucide-react'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { LocalTime } from '@/components/ui/local-time'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { type OrderStatus, STAFF_LABELS } from '@/lib/orders/order-status'
import { placeName } from '@/lib/shared/places'
import type { QueueRow } from '@/lib/staff/queue-queries'
import { Countdown } from './countdown'
import type { ButtonAction } from './form-action'

type QueueTableProps = {
  rows: readonly QueueRow[]
  /** Who is looking: their own orders can be given back. */
  userId: string
  timeZone: string
  /** Where the forms come back to. */
  returnTo: string
  claim: ButtonAction
  release: ButtonAction
}

const CELL = 'border-line border-b px-1 py-2 align-middle md:px-2.5'
const WIDE_CELL = `${CELL} hidden md:table-cell`
const HEAD = 'border-line-strong border-b-2 px-1 py-1.5 md:px-2.5 text-start font-semibold'

/** The open orders, the most pressing first. On a phone the lesser columns move under the order's number. */
export function QueueTable(props: QueueTableProps) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">Orders, the most pressing first</caption>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            Order
          </th>
          <th scope="col" className={`${HEAD} hidden md:table-cell`}>
            Promise
          </th>
          <th scope="col" className={`${HEAD} hidden md:table-cell`}>
            Status
          </th>
          <th scope="col" className={`${HEAD} hidden md:table-cell`}>
            Patient is in
          </th>
          <th scope="col" className={`${HEAD} hidden md:table-cell`}>
            Claimed by
          </th>
          <th scope="col" className={`${HEAD} hidden md:table-cell`}>
            Work
          </th>
          <th scope="col" className={HEAD}>
            <span className="sr-only">Claim</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row key={row.id} row={row} {...props} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, userId, timeZone, ...forms }: { row: QueueRow } & QueueTableProps) {
  const place = row.place === null ? 'Unknown' : placeName(row.place)
  return (
    <tr data-queue-row className="focus-within:bg-action-tint hover:bg-sunk">
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <TextLink
          href={`/staff/orders/${row.id}`}
          prefetch={false}
          className="whitespace-nowrap tabular-nums"
        >
          {row.number}
        </TextLink>
        <span className="flex flex-wrap items-center gap-1.5">
          <span className="md:hidden">
            <TimeLeft row={row} />
          </span>
          {row.isUrgent && (
            <Badge tone="danger">
              <Siren aria-hidden /> Urgent
            </Badge>
          )}
          <span className="text-ink-soft md:hidden">
            {STAFF_LABELS[row.status]} · {place}
            {row.claimantName && ` · ${row.claimantName}`}
          </span>
        </span>
      </th>
      <td className={WIDE_CELL}>
        <TimeLeft row={row} />
        {row.dueAt && !isOver(row.status) && (
          <span className="mt-0.5 block whitespace-nowrap text-ink-soft text-xs">
            <LocalTime date={row.dueAt} timeZone={timeZone} isBare />
          </span>
        )}
      </td>
      <td className={WIDE_CELL}>
        <Badge tone={STATUS_TONES[row.status]}>{STAFF_LABELS[row.status]}</Badge>
      </td>
      <td className={WIDE_CELL}>{place}</td>
      <td className={WIDE_CELL}>{claimant(row, userId)}</td>
      <td className={WIDE_CELL}>
        <Work row={row} />
      </td>
      <td className={`${CELL} text-end`}>
        <RowForm row={row} userId={userId} {...forms} />
      </td>
    </tr>
  )
}

function TimeLeft({ row }: { row: QueueRow }) {
  if (row.msLeft === null || isOver(row.status)) {
    const isMadeAgain = row.dueAt !== null && !isOver(row.status)
    return <span className="text-ink-soft">{isMadeAgain ? 'Kept. Made again' : 'None'}</span>
  }
  return <Countdown msLeft={row.msLeft} isPaused={row.pausedAt !== null} />
}

const STATUS_TONES = {
  draft: 'neutral',
  awaiting_payment: 'neutral',
  received: 'action',
  in_production: 'neutral',
  in_review: 'soon',
  needs_info: 'neutral',
  delivered: 'success',
  canceled: 'neutral',
  expired: 'neutral',
} as const satisfies Record<OrderStatus, BadgeTone>

function isOver(status: OrderStatus): boolean {
  return status === 'delivered' || status === 'canceled' || status === 'expired'
}

function claimant(row: QueueRow, userId: string): string {
  if (row.claimedById === null) return 'Nobody'
  return row.claimedById === userId ? 'You' : (row.claimantName ?? 'Somebody')
}

const VIDEO_WORDS = {
  uploading: 'Video uploading',
  processing: 'Video in process',
  ready: 'Video ready',
  failed: 'Video failed',
} as const

/** What there is of the video and the plain report. */
function Work({ row }: { row: QueueRow }) {
  if (row.videoState === null && !row.hasPlainReport)
    return <span className="text-ink-soft">Nothing yet</span>
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1 [&_svg]:size-4">
      {row.videoState && (
        <span className="inline-flex items-center gap-1">
          <Captions aria-hidden /> {VIDEO_WORDS[row.videoState]}
        </span>
      )}
      {row.hasPlainReport && (
        <span className="inline-flex items-center gap-1">
          <FileText aria-hidden /> Plain report
        </span>
      )}
    </span>
  )
}

type RowFormProps = { row: QueueRow } & Pick<QueueTableProps, 'userId' | 'returnTo' | 'claim' | 'release'>

function RowForm({ row, userId, returnTo, claim, release }: RowFormProps) {
  const isMine = row.status === 'in_production' && row.claimedById === userId
  if (row.status !== 'received' && !isMine) return null
  return (
    <form
      action={isMine ? release : claim}
      {...(isMine ? {} : { 'data-claim': true })}
      className="inline-block"
    >
      <input type="hidden" name="orderId" value={row.id} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <SubmitButton size="sm" variant={isMine ? 'quiet' : 'primary'}>
        {isMine ? 'Give back' : 'Claim'}
        <span className="sr-only"> {row.number}</span>
      </SubmitButton>
    </form>
  )
}
