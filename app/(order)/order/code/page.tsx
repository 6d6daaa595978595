import Link from 'next/link'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { LinkButton } from '@/components/ui/button'
import { readBrowserToken } from '@/lib/auth/browser-cookie'
import { readOwnChallenge } from '@/lib/auth/read-challenge'
import { systemClock } from '@/lib/platform/clock'
import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeForm } from '../_components/code-form'
import { StepFrame } from '../_components/step-frame'
import { requireChangeableDraft } from '../current-draft'
import { codeAction } from '../you/actions'

/** Still step 4: the code from the mail. A code that is over, as after the browser's Back, says so and leads on. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ c?: string }> }) {
  const { you } = messagesFor('en').order
  const { draft } = await requireChangeableDraft('/order/you')
  const id = z.uuid().safeParse((await searchParams).c)
  if (!id.success) redirect('/order/you')
  const challenge = await readOwnChallenge(id.data, await readBrowserToken(), systemClock.now())
  if (!challenge) return <OverPage confirmedEmail={draft.confirmedEmail} />
  return (
    <StepFrame
      step="you"
      heading={you.codeHeading}
      intro={you.codeIntro({ address: challenge.email })}
      backHref="/order/you"
    >
      <CodeForm action={codeAction} challengeId={challenge.challengeId} />
      <p>
        <Link href="/order/you" className="inline-flex min-h-[44px] items-center text-action underline">
          {you.codeResend}
        </Link>
      </p>
    </StepFrame>
  )
}

function OverPage({ confirmedEmail }: { confirmedEmail: string | null }) {
  const { you } = messagesFor('en').order
  const isConfirmed = confirmedEmail !== null
  return (
    <StepFrame
      step="you"
      heading={isConfirmed ? you.codeDoneHeading : you.codeGoneHeading}
      intro={isConfirmed ? you.codeDoneIntro({ address: confirmedEmail }) : you.codeGoneIntro}
      backHref="/order/you"
    >
      <LinkButton href={isConfirmed ? '/order/review' : '/order/you'} size="lg">
        {isConfirmed ? you.codeDoneNext : you.codeResend}
      </LinkButton>
    </StepFrame>
  )
}
