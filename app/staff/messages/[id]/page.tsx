import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { readContactMessage } from '@/lib/staff/contact-messages'
import { markAnswered } from '../actions'

export const metadata: Metadata = { title: 'Message' }

export default async function MessagePage({ params }: PageProps<'/staff/messages/[id]'>) {
  const id = z.uuid().safeParse((await params).id)
  const actor = await requireStaff(id.success ? `/staff/messages/${id.data}` : '/staff/messages')
  if (!id.success) notFound()
  const [message, session] = await Promise.all([
    readContactMessage(actor, { id: id.data, now: systemClock.now() }),
    currentSession(),
  ])
  if (!message.ok) notFound()
  const { topic, name, email, orderNumber, message: words, createdAt, answeredAt, answeredBy } = message.value
  const timeZone = session?.timeZone ?? 'UTC'
  return (
    <div className="max-w-measure">
      <Link
        href="/staff/messages"
        prefetch={false}
        className="inline-flex min-h-[44px] items-center text-action underline underline-offset-4"
      >
        All messages
      </Link>
      <h1 className="text-2xl">{messagesFor('en').contact.form.topics[topic]}</h1>
      <dl className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-[8rem_1fr]">
        <Fact name="From">{name}</Fact>
        <Fact name="Answer to">
          <a href={`mailto:${email}`}>{email}</a>
        </Fact>
        <Fact name="Came">
          <LocalTime date={createdAt} timeZone={timeZone} isBare />
        </Fact>
        {orderNumber && (
          <Fact name="Order">
            <Link href={`/staff/queue?q=${orderNumber}`} prefetch={false}>
              {orderNumber}
            </Link>
          </Fact>
        )}
      </dl>
      <p className="mt-5 whitespace-pre-wrap rounded-card border border-line bg-surface p-5">{words}</p>
      {answeredAt ? (
        <Notice tone="success" title="Answered" className="mt-5">
          {answeredBy ? `${answeredBy}, ` : ''}
          <LocalTime date={answeredAt} timeZone={timeZone} isBare />
        </Notice>
      ) : (
        <form action={markAnswered} className="mt-5">
          <input type="hidden" name="id" value={id.data} />
          <SubmitButton>I have answered it</SubmitButton>
        </form>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft text-sm">{name}</dt>
      <dd className="break-words">{children}</dd>
    </>
  )
}
