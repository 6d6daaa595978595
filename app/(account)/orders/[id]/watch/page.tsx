import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PlainReportTools } from '@/components/video/plain-report-tools'
import { PlainReportView } from '@/components/video/plain-report-view'
import { WatchStage } from '@/components/video/watch-stage'
import { chooseWatching } from '@/lib/auth/choose-watching'
import { requirePatient } from '@/lib/auth/guards'
import { readWatchChoices } from '@/lib/auth/watch-cookie'
import { getWatchPage, type Maker, type WatchPage } from '@/lib/deliveries/delivery-queries'
import { keyPointsOf } from '@/lib/deliveries/take-away-rules'
import { readUnderstanding } from '@/lib/deliveries/understanding'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import { readCheckCards } from '@/lib/videos/check-cards'
import { plainReportText } from '@/lib/videos/plain-report-schema'
import { AskBox } from '../_components/ask-box'
import { type OrderPageProps, orderIdOf } from '../_components/order-params'
import { AfterWatching } from './_components/after-watching'
import { Door } from './_components/door'
import { FirstChoice } from './_components/first-choice'
import { NothingToWatch } from './_components/nothing-to-watch'

export const metadata: Metadata = { title: messagesFor('en').account.watch.heading }

export default async function WatchOrderPage({ params, searchParams }: OrderPageProps) {
  const orderId = await orderIdOf(params)
  const actor = await requirePatient(`/orders/${orderId}/watch`)
  const now = systemClock.now()
  const [found, query, { isTextFirst, isLowData }] = await Promise.all([
    getWatchPage(actor, { orderId, now }),
    searchParams,
    readWatchChoices(),
  ])
  if (!found.ok)
    return found.code === 'NOT_FOUND' ? notFound() : <NothingToWatch orderId={orderId} why={found.code} />
  const page = found.value
  if (!page.isOpened) return <Door orderId={orderId} page={page} phone={env().SUPPORT_PHONE} />
  const [understanding, cards] = await Promise.all([
    readUnderstanding(orderId, page.deliveryId),
    readCheckCards(orderId),
  ])
  const { account, share, takeAway } = messagesFor(page.locale)
  const words = account.watch
  const text = <TextSection orderId={orderId} page={page} />
  return (
    <article className="grid gap-8">
      <PageHeading eyebrow={account.status.title({ number: page.orderNumber })}>{words.heading}</PageHeading>
      <FirstChoice isTextFirst={isTextFirst} words={words} />
      <MainPoint page={page} />
      {isTextFirst && text}
      <VideoSection orderId={orderId} page={page} isLowData={isLowData} playsAtOnce={query.play === '1'}>
        {!isTextFirst && text}
      </VideoSection>
      <AfterWatching orderId={orderId} locale={page.locale} understanding={understanding} cards={cards} />
      <p className="text-ink-soft">{madeBy(page)}</p>
      <Notice>{words.disclaimer}</Notice>
      <AskBox actor={actor} order={{ id: orderId, ...page }} now={now} />
      <p className="flex flex-wrap gap-3 print:hidden">
        <LinkButton href={`/orders/${orderId}/take-away`}>{takeAway.page.link}</LinkButton>
        <LinkButton href={`/orders/${orderId}/share`} variant="secondary">
          {share.link}
        </LinkButton>
        <LinkButton href={`/orders/${orderId}`} variant="secondary">
          {words.back}
        </LinkButton>
      </p>
    </article>
  )
}

/** For those who asked for the main point first. */
function MainPoint({ page }: { page: WatchPage }) {
  const [point] = keyPointsOf(page.plainReport)
  if (page.tellHow !== 'main_point_first' || !point) return null
  return (
    <section aria-labelledby="main-point" className="max-w-measure border-action border-s-[6px] ps-5">
      <h2 id="main-point" className="text-2xl">
        {messagesFor(page.locale).takeAway.mainPoint}
      </h2>
      <p className="mt-1 text-xl">{point}</p>
    </section>
  )
}

type VideoProps = {
  orderId: string
  page: WatchPage
  isLowData: boolean
  playsAtOnce: boolean
  children: ReactNode
}

function VideoSection({ orderId, page, isLowData, playsAtOnce, children }: VideoProps) {
  const words = messagesFor(page.locale).account.watch
  const totalSeconds = Math.round(page.video.durationMs / 1_000)
  const address = `/api/orders/${orderId}/video`
  return (
    <section aria-labelledby="video">
      <h2 id="video" className="text-2xl print:hidden">
        {words.video}
      </h2>
      <p className="mb-3 text-ink-soft text-sm print:hidden">
        {words.length({ minutes: Math.floor(totalSeconds / 60), seconds: totalSeconds % 60 })} ·{' '}
        {words.noVideoHint}
      </p>
      <WatchStage
        video={page.video}
        addressOf={(part) => (part === 'video' ? address : `${address}/${part}`)}
        report={page.report.outline}
        pages={page.report.pages.map(({ id, ...size }) => ({
          ...size,
          address: `/api/orders/${orderId}/pages/${id}`,
        }))}
        resumeMs={page.video.resumeMs}
        playsAtOnce={playsAtOnce}
        progress={{ address: `/api/orders/${orderId}/progress`, deliveryId: page.deliveryId }}
        lowData={{ isOn: isLowData, choose: chooseWatching }}
        download={{ href: `${address}/download`, hasCaptions: page.video.hasCaptionedCopy }}
        locale={page.locale}
      >
        {children}
      </WatchStage>
    </section>
  )
}

function TextSection({ orderId, page }: { orderId: string; page: WatchPage }) {
  const { account, takeAway } = messagesFor(page.locale)
  return (
    <section aria-labelledby="text">
      <h2 id="text" className="mb-3 text-2xl">
        {account.watch.text}
      </h2>
      <PlainReportTools
        text={plainReportText(page.plainReport)}
        locale={page.locale}
        pdfAddress={`/api/orders/${orderId}/plain-report`}
        words={takeAway.plainReport}
      >
        <PlainReportView document={page.plainReport} />
      </PlainReportTools>
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
