import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { articleKey } from '@/lib/articles/article-queries'
import type { Article } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { FeedbackForm } from './feedback-form'

/** 'Did this help?' A plain form that works without scripts; with them it answers in its place. */
export function ArticleFeedback({ article }: { article: Article }) {
  const { feedback } = messagesFor('en').articles
  return (
    <section
      aria-labelledby="feedback-question"
      className="mt-8 min-h-40 border-line border-y py-6 print:hidden"
    >
      <FeedbackForm article={articleKey(article)} words={feedback}>
        <p id="feedback-question" className="font-semibold text-lg">
          {feedback.question}
        </p>
        <div className="mt-3 flex flex-wrap gap-3">
          <Button type="submit" name="helpful" value="yes" variant="secondary">
            <ThumbsUp aria-hidden className="size-5" />
            {feedback.yes}
          </Button>
          <Button type="submit" name="helpful" value="no" variant="secondary">
            <ThumbsDown aria-hidden className="size-5" />
            {feedback.no}
          </Button>
        </div>
        <p className="mt-3 text-ink-soft text-sm">{feedback.privacy}</p>
      </FeedbackForm>
    </section>
  )
}
