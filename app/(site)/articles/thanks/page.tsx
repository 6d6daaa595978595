import type { Metadata } from 'next'
import { PageBody } from '@/components/site/page-body'
import { LinkButton } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'

const { feedback } = messagesFor('en').articles

export const metadata: Metadata = { title: feedback.thanksTitle, robots: { index: false } }

export default function FeedbackThanksPage() {
  return (
    <PageBody width="measure">
      <PageHeading intro={feedback.thanksText}>{feedback.thanksTitle}</PageHeading>
      <LinkButton href="/articles" className="mt-6">
        {feedback.all}
      </LinkButton>
    </PageBody>
  )
}
