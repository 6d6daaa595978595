import type { Metadata } from 'next'
import { z } from 'zod'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { Table } from '@/components/ui/table'
import { hasOpenMatters } from '@/lib/account/request-erasure'
import { requirePatient } from '@/lib/auth/guards'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Narrow } from '../../_components/narrow'
import { ContactUs } from '../../orders/[id]/_components/contact-us'
import { sendCode } from './actions'

const { erase: words, copy } = messagesFor('en').myAccount

export const metadata: Metadata = { title: words.title }

const querySchema = z.object({
  problem: z.enum(['TOO_MANY', 'NOT_ALLOWED', 'OPEN_ORDER']).optional().catch(undefined),
})

/** What goes, what the law keeps, and the first of two steps. */
export default async function DeletePage({ searchParams }: PageProps<'/account/delete'>) {
  const actor = await requirePatient('/account/delete')
  const { problem } = querySchema.parse(await searchParams)
  const isOpen = await hasOpenMatters(actor)
  return (
    <Narrow>
      <div className="grid gap-9">
        <PageHeading intro={words.intro}>{words.title}</PageHeading>
        {problem && !isOpen && (
          <Notice tone="danger" isLive>
            {words.problems[problem]}
          </Notice>
        )}
        <Goes />
        <Stays />
        <p>
          {words.copyFirst}{' '}
          <LinkButton href="/account/download" variant="secondary">
            {words.copyLink}
          </LinkButton>
        </p>
        {isOpen ? (
          <Notice tone="soon" title={words.openTitle}>
            {words.open}
          </Notice>
        ) : (
          <form action={sendCode} className="grid justify-items-start gap-3">
            <p className="text-ink-soft">{words.sendHint}</p>
            <SubmitButton variant="danger">{words.send}</SubmitButton>
          </form>
        )}
        <p>
          <LinkButton href="/account" variant="secondary">
            {copy.back}
          </LinkButton>
        </p>
        {isOpen && <ContactUs locale="en" />}
      </div>
    </Narrow>
  )
}

function Goes() {
  return (
    <section aria-labelledby="goes">
      <h2 id="goes" className="mb-3 text-2xl">
        {words.goes.heading}
      </h2>
      <ul className="list-disc space-y-1 ps-6">
        {words.goes.list.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}

function Stays() {
  const { heading, caption, what, howLong, why, rows, others } = words.stays
  return (
    <section aria-labelledby="stays">
      <h2 id="stays" className="mb-3 text-2xl">
        {heading}
      </h2>
      <Table
        caption={caption}
        isCaptionHidden
        isStacked
        columns={[
          { id: 'what', header: what, isRowHeader: true, cell: (row) => row[0] },
          { id: 'long', header: howLong, cell: (row) => row[1] },
          { id: 'why', header: why, cell: (row) => row[2] },
        ]}
        rows={rows}
        rowKey={(row) => row[0]}
      />
      <p className="mt-3 text-ink-soft">{others}</p>
    </section>
  )
}
