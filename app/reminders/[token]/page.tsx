import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { SubmitButton } from '@/components/ui/submit-button'
import { findReminders } from '@/lib/orders/end-reminders'
import { messagesFor } from '@/lib/shared/messages/messages'

export const metadata: Metadata = { title: messagesFor('en').takeAway.reminders.heading }

/** Ends the reminders to watch. Fetching it ends nothing, for mail scanners do: that takes a person's press. */
export default async function RemindersPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const found = await findReminders(token)
  if (!found) notFound()
  const words = messagesFor(found.locale).takeAway.reminders
  if (found.areOff) {
    return (
      <div className="grid gap-6">
        <PageHeading>{words.heading}</PageHeading>
        <Notice tone="success">{words.off}</Notice>
      </div>
    )
  }
  return (
    <div className="grid gap-6">
      <PageHeading intro={words.intro}>{words.heading}</PageHeading>
      <form action={`/api/reminders/${token}`} method="post">
        <SubmitButton size="lg">{words.turnOff}</SubmitButton>
      </form>
    </div>
  )
}
