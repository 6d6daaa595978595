import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Countdown } from '@/components/staff/countdown'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { readFollowUp, type StaffFollowUp } from '@/lib/deliveries/staff-follow-ups'
import { systemClock } from '@/lib/platform/clock'
import { placeName } from '@/lib/shared/places'
import { answerQuestion, claimQuestion, releaseQuestion } from '../actions'
import { AnswerForm } from './_components/answer-form'

export const metadata: Metadata = { title: 'Question' }

const querySchema = z.object({ problem: z.string().max(40).optional().catch(undefined) })
const LINK = 'inline-flex min-h-[44px] items-center text-action underline underline-offset-4'

export default async function QuestionPage({ params, searchParams }: PageProps<'/staff/questions/[id]'>) {
  const id = z.uuid().safeParse((await params).id)
  const actor = await requireStaff(id.success ? `/staff/questions/${id.data}` : '/staff/questions')
  if (!id.success) notFound()
  const { problem } = querySchema.parse(await searchParams)
  const [found, session] = await Promise.all([
    readFollowUp(actor, { questionId: id.data, now: systemClock.now() }),
    currentSession(),
  ])
  if (!found.ok) notFound()
  const question = found.value
  const timeZone = session?.timeZone ?? 'UTC'
  return (
    <div className="grid max-w-measure gap-4">
      <Link href="/staff/questions" prefetch={false} className={`${LINK} justify-self-start`}>
        All questions
      </Link>
      <h1 className="text-2xl">Question, order {question.orderNumber}</h1>
      <ProblemNotice code={problem} />
      <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
        {question.answeredAt === null && <Countdown msLeft={question.msLeft} isPaused={false} />}
        <span>
          {question.firstName ?? 'The patient'},{' '}
          {question.place ? placeName(question.place) : 'place unknown'}
        </span>
        <Link href={`/staff/orders/${question.orderId}`} prefetch={false} className={LINK}>
          Open the report and the video
        </Link>
      </p>
      <Thread question={question} timeZone={timeZone} />
      <Answering question={question} />
    </div>
  )
}

function Thread({ question, timeZone }: { question: StaffFollowUp; timeZone: string }) {
  return (
    <ol className="grid gap-4">
      {question.thread.map((item) => (
        <li key={item.id} className="grid gap-2">
          <div className="rounded-card border border-line bg-surface px-4 py-3">
            <p className="font-semibold text-ink-soft text-sm">
              The patient asked, <LocalTime date={item.askedAt} timeZone={timeZone} isBare />
            </p>
            <p className="whitespace-pre-wrap break-words">{item.question}</p>
          </div>
          {item.answer !== null && item.answeredAt && (
            <div className="rounded-card bg-sunk px-4 py-3 sm:ms-6">
              <p className="font-semibold text-ink-soft text-sm">
                We answered, <LocalTime date={item.answeredAt} timeZone={timeZone} isBare />
              </p>
              <p className="whitespace-pre-wrap break-words">{item.answer}</p>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

/** Claim, answer or give back, whichever is next for who is looking. */
function Answering({ question }: { question: StaffFollowUp }) {
  const { id, answeredAt, isMine, isClaimed, claimantName } = question
  if (answeredAt) return <Notice tone="success" title={`Answered by ${claimantName ?? 'a colleague'}`} />
  if (!isClaimed) {
    return (
      <form action={claimQuestion.bind(null, id)}>
        <SubmitButton>Claim and answer</SubmitButton>
      </form>
    )
  }
  return (
    <div className="grid gap-4">
      {isMine ? (
        <AnswerForm action={answerQuestion.bind(null, id)} />
      ) : (
        <Notice title={`${claimantName ?? 'A colleague'} has claimed it and answers.`} />
      )}
      <form action={releaseQuestion.bind(null, id)}>
        <SubmitButton variant="quiet" size="sm">
          Give it back
        </SubmitButton>
      </form>
    </div>
  )
}
