import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { OrderVideo } from '@/components/video/order-video'
import { PlainReportView } from '@/components/video/plain-report-view'
import { requirePatient } from '@/lib/auth/guards'
import { getWatchPage, type Maker, type WatchPage } from '@/lib/deliveries/delivery-queries'
import { systemClock } from '@/lib/platform/clock'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import { type OrderPageProps, orderIdOf } from '../_components/order-params'
import { FirstChoice } from './_components/first-choice'
import { NothingToWatch } from './_components/nothing-to-watch'

export const metadata: Metadata = { title: messagesFor('en').account.watch.heading }

export default async function WatchOrderPage({ params, searchParams }: OrderPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requirePatient(`/orders/${orderId}/watch`)
  const [found, { first }] = await Promise.all([
    getWatchPage(actor, { orderId, now: systemClock.now() }),
    searchParams,
  ])
  if (!found.ok)
    return found.code === 'NOT_FOUND' ? notFound() : <NothingToWatch orderId={orderId} why={found.code} />
  const page = found.value
  const { account } = messagesFor(page.locale)
  const words = account.watch
  const isTextFirst = first === 'text'
  const video = <VideoSection key="video" orderId={orderId} page={page} />
  const text = <TextSection key="text" page={page} />
  return (
    <article className="grid gap-8">
      <PageHeading eyebrow={account.status.title({ number: page.orderNumber })}>{words.heading}</PageHeading>
      <FirstChoice orderId={orderId} isTextFirst={isTextFirst} words={words} />
      <div className="grid gap-10 lg:grid-cols-2 lg:items-start">
        {isTextFirst ? [text, video] : [video, text]}
      </div>
      <p className="text-ink-soft">{madeBy(page)}</p>
      <Notice>{words.disclaimer}</Notice>
      <p>
        <LinkButton href={`/orders/${orderId}`} variant="secondary">
          {words.back}
        </LinkButton>
      </p>
    </article>
  )
}

function VideoSection({ orderId, page }: { orderId: string; page: WatchPage }) {
  const words = messagesFor(page.locale).account.watch
  const totalSeconds = Math.round(page.video.durationMs / 1_000)
  return (
    <section aria-labelledby="video">
      <h2 id="video" className="mb-3 text-2xl">
        {words.video}
      </h2>
      <OrderVideo
        src={`/api/orders/${orderId}/video`}
        label={words.videoLabel}
        width={page.video.width}
        height={page.video.height}
      />
      <p className="mt-2 text-ink-soft text-sm">
        {words.length({ minutes: Math.floor(totalSeconds / 60), seconds: totalSeconds % 60 })} ·{' '}
        {words.noVideoHint}
      </p>
    </section>
  )
}

function TextSection({ page }: { page: WatchPage }) {
  return (
    <section aria-labelledby="text">
      <h2 id="text" className="mb-3 text-2xl">
        {messagesFor(page.locale).account.watch.text}
      </h2>
      <PlainReportView document={page.plainReport} />
    </section>
  )
}

function madeBy({ locale, timeZone, author, approver, approvedAt, deliveredAt }: WatchPage): string {
  const words = messagesFor(locale).account.watch
  const name = (maker: Maker | null) =>
    maker ? [maker.name, maker.credentials].filter(Boolean).join(', ') : words.ourTeam
  const when = formatInstant(approvedAt ?? deliveredAt, timeZone, locale)
  return `${words.madeBy({ who: name(author) })}. ${words.approvedBy({ who: name(approver), when })}.`
}
