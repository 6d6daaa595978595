import Link from 'next/link'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import type { DraftDto } from '@/lib/orders/draft-queries'
import type { ReportFileDto } from '@/lib/reports/report-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { placeName } from '@/lib/shared/places'

type ReviewSummaryProps = {
  draft: DraftDto
  files: readonly ReportFileDto[]
  /** The name on the report when it is not the one given here. */
  otherName: string | null
  mayChange: boolean
}

/** What the patient filled in, each part with the way back to it. */
export function ReviewSummary({ draft, files, otherName, mayChange }: ReviewSummaryProps) {
  const { review, start, questions } = messagesFor('en').order
  const change = (href: string) => (mayChange ? href : undefined)
  return (
    <div className="grid gap-4">
      <Part title={review.reportTitle} changeHref={change('/order/report')}>
        <ul>
          {files.map((file) => (
            <li key={file.id} className="break-all">
              {file.fileName}
            </li>
          ))}
          {draft.pastedText && <li>{review.pasted}</li>}
        </ul>
        <p className="mt-1">
          {draft.orderedFor && start.orderedForOptions[draft.orderedFor]}
          {draft.place && ` · ${placeName(draft.place)}`}
        </p>
        {otherName !== null && (
          <p className="mt-3 rounded-card bg-sunk p-4">{review.nameDiffers({ name: otherName })}</p>
        )}
      </Part>
      <Part title={review.questionsTitle} changeHref={change('/order/questions')}>
        <p className="whitespace-pre-wrap">{draft.questions || review.noQuestions}</p>
        {draft.tellHow && <p className="mt-1 text-ink-soft">{questions.tellHowOptions[draft.tellHow]}</p>}
      </Part>
      <Part title={review.youTitle} changeHref={change('/order/you')}>
        <p>{draft.firstName}</p>
        <p className="break-all">{draft.confirmedEmail}</p>
        <p>{draft.phone || review.noPhone}</p>
      </Part>
    </div>
  )
}

function Part({
  title,
  changeHref,
  children,
}: {
  title: string
  changeHref: string | undefined
  children: ReactNode
}) {
  const { review } = messagesFor('en').order
  return (
    <Card>
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-lg">{title}</h2>
        {changeHref && (
          <Link
            href={changeHref}
            aria-label={`${review.change}: ${title}`}
            className="inline-flex min-h-[44px] items-center text-action underline"
          >
            {review.change}
          </Link>
        )}
      </div>
      {children}
    </Card>
  )
}
