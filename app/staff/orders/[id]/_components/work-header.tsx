import Link from 'next/link'
import type { ReactNode } from 'react'
import { Countdown } from '@/components/staff/countdown'
import { OthersHere } from '@/components/staff/others-here'
import { Badge } from '@/components/ui/badge'
import { isOpen, STAFF_LABELS } from '@/lib/orders/order-status'
import type { Workspace } from '@/lib/videos/workspace-dto'
import { OrderButtons } from './order-buttons'

type Props = { work: Workspace; heading: ReactNode; isReviewPage?: boolean }

/** Which order, how long there is, whose it is, and the next step. */
export function WorkHeader({ work, heading, isReviewPage = false }: Props) {
  const { facts } = work
  return (
    <header className="grid gap-3 min-[1200px]:flex min-[1200px]:items-start min-[1200px]:justify-between">
      <div>
        <p className="text-sm">
          <Link
            href="/staff/queue"
            className="inline-flex min-h-[44px] items-center underline underline-offset-4"
          >
            Queue
          </Link>
        </p>
        <h1 className="text-2xl tabular-nums">{heading}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm">
          <Badge tone={facts.status === 'delivered' ? 'success' : 'neutral'}>
            {STAFF_LABELS[facts.status]}
          </Badge>
          {facts.msLeft !== null && isOpen(facts.status) && (
            <Countdown msLeft={facts.msLeft} isPaused={facts.pausedAt !== null} />
          )}
          <span className="text-ink-soft">
            {facts.claimedById === null
              ? 'Nobody has claimed it'
              : facts.isMine
                ? 'Claimed by you'
                : `Claimed by ${facts.claimantName ?? 'a colleague'}`}
          </span>
        </p>
        <OthersHere orderId={facts.id} />
      </div>
      <OrderButtons work={work} isReviewPage={isReviewPage} />
    </header>
  )
}
