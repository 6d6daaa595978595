import type { Metadata } from 'next'
import { z } from 'zod'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { type ExportStanding, latestExport } from '@/lib/account/data-export'
import { currentSession } from '@/lib/auth/current-actor'
import { requirePatient } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../_components/narrow'
import { makeCopy } from './actions'

const words = messagesFor('en').myAccount.copy

export const metadata: Metadata = { title: words.title }

const querySchema = z.object({
  problem: z.enum(['BUSY', 'TOO_MANY', 'NOT_ALLOWED']).optional().catch(undefined),
})

/** All of one's data in one file: asked for here, made by a job, fetched here. */
export default async function DownloadPage({ searchParams }: PageProps<'/account/download'>) {
  const actor = await requirePatient('/account/download')
  const { problem } = querySchema.parse(await searchParams)
  const [copy, session] = await Promise.all([latestExport(actor, systemClock.now()), currentSession()])
  return (
    <Narrow>
      <div className="grid gap-8">
        <PageHeading intro={words.intro}>{words.title}</PageHeading>
        {problem && (
          <Notice tone="danger" isLive>
            {words.problems[problem]}
          </Notice>
        )}
        {copy && <Standing copy={copy} timeZone={session?.timeZone ?? 'UTC'} />}
        <div className="grid gap-3">
          <ul className="list-disc space-y-1 ps-6">
            {words.what.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p>{words.how}</p>
          <Notice tone="soon" title={words.careTitle}>
            {words.care}
          </Notice>
        </div>
        {copy?.state !== 'preparing' && (
          <form action={makeCopy}>
            <SubmitButton variant={copy?.state === 'ready' ? 'secondary' : 'primary'}>
              {copy ? words.again : words.make}
            </SubmitButton>
          </form>
        )}
        <p>
          <LinkButton href="/account" variant="secondary">
            {words.back}
          </LinkButton>
        </p>
      </div>
    </Narrow>
  )
}

function Standing({ copy, timeZone }: { copy: ExportStanding; timeZone: string }) {
  const at = (date: Date) => formatInstant(date, timeZone, 'en')
  switch (copy.state) {
    case 'preparing':
      return (
        <Notice title={words.preparing}>
          <p>{words.preparingText}</p>
          <p>
            <LinkButton href="/account/download" variant="secondary" size="sm" prefetch={false}>
              {words.look}
            </LinkButton>
          </p>
        </Notice>
      )
    case 'failed':
      return (
        <Notice tone="danger" title={words.failed}>
          {words.failedText}
        </Notice>
      )
    case 'ready':
      return (
        <Notice tone="success" title={words.ready}>
          <p>
            {words.readyText({
              size: sizeText(copy.byteCount ?? 0),
              made: at(copy.createdAt),
              until: at(copy.expiresAt),
            })}
          </p>
          <p>
            <TextLink href={`/api/account/exports/${copy.id}`}>{words.save}</TextLink>
          </p>
        </Notice>
      )
  }
}

function sizeText(bytes: number): string {
  const megabytes = bytes / 1_000_000
  return megabytes < 1 ? 'less than 1 MB' : `${Math.round(megabytes)} MB`
}
