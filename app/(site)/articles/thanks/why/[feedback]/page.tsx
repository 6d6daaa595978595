import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageBody } from '@/components/site/page-body'
import { Button, LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { RadioCards } from '@/components/ui/radio-cards'
import { FEEDBACK_REASONS } from '@/lib/articles/feedback-reasons-schema'
import { reasonSchema } from '@/lib/articles/feedback-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

type Props = { params: Promise<{ feedback: string }> }

const { feedback: words } = messagesFor('en').articles

export const metadata: Metadata = { title: words.whyTitle, robots: { index: false } }

/** Asks why an article did not help, once the answer itself is already counted. */
export default async function FeedbackWhyPage({ params }: Props) {
  const id = reasonSchema.shape.feedback.safeParse((await params).feedback)
  if (!id.success) notFound()
  const options = FEEDBACK_REASONS.map((reason) => ({ value: reason, label: words.reasons[reason] }))
  return (
    <PageBody width="form">
      <PageHeading intro={words.whyText}>{words.whyTitle}</PageHeading>
      <form method="post" action="/api/article-feedback" className="mt-6">
        <input type="hidden" name="feedback" value={id.data} />
        <RadioCards name="reason" legend={words.whyTitle} isLegendHidden options={options} required />
        <div className="mt-6 flex flex-wrap gap-3">
          <Button type="submit">{words.send}</Button>
          <LinkButton href="/articles" variant="quiet">
            {words.skip}
          </LinkButton>
        </div>
      </form>
    </PageBody>
  )
}
