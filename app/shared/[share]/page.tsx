import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PlainReportView } from '@/components/video/plain-report-view'
import { WatchStage } from '@/components/video/watch-stage'
import { currentGuest } from '@/lib/auth/share-cookie'
import { readWatchChoices } from '@/lib/auth/watch-cookie'
import { getSharedPage } from '@/lib/deliveries/shared-view'
import { systemClock } from '@/lib/platform/clock'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

export const metadata: Metadata = { title: messagesFor('en').share.shared.title }

type Props = {
  params: Promise<{ share: string }>
}

/** What the other person sees: the video, and the text if the patient chose so. */
export default async function SharedPage({ params }: Props) {
  const [{ share }, actor, { isLowData }] = await Promise.all([params, currentGuest(), readWatchChoices()])
  const id = z.uuid().safeParse(share)
  const found = id.success
    ? await getSharedPage({ actor, shareId: id.data, now: systemClock.now() })
    : notFound()
  if (!found.ok) notFound()
  const page = found.value
  const { share: words, account } = messagesFor(page.locale)
  return (
    <article className="grid gap-8">
      <PageHeading
        intro={words.shared.until({ when: formatInstant(page.expiresAt, page.timeZone, page.locale) })}
      >
        {words.shared.heading({ owner: page.owner })}
      </PageHeading>
      {page.isPart && <Notice>{words.shared.isPart}</Notice>}
      <h2 className="sr-only">{account.watch.video}</h2>
      <WatchStage
        video={page.video}
        addressOf={(part) => `/api/shared/${share}/${part}`}
        report={null}
        watchedAddress={`/api/shared/${share}/watched`}
        lowData={{ isOn: isLowData, choose: `/api/shared/${share}/watching` }}
        locale={page.locale}
      >
        {page.plainReport && (
          <section aria-labelledby="text">
            <h2 id="text" className="mb-3 text-2xl">
              {account.watch.text}
            </h2>
            <PlainReportView document={page.plainReport} />
          </section>
        )}
      </WatchStage>
      <Notice>{words.shared.disclaimer}</Notice>
    </article>
  )
}
