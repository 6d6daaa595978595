import Link from 'next/link'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { messagesFor } from '@/lib/shared/messages/messages'
import { CodeForm } from '../_components/code-form'
import { StepFrame } from '../_components/step-frame'
import { requireDraft } from '../current-draft'
import { codeAction } from '../you/actions'

/** Still step 4: the code from the mail. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ c?: string }> }) {
  const { you } = messagesFor('en').order
  await requireDraft()
  const challengeId = z.uuid().safeParse((await searchParams).c)
  if (!challengeId.success) redirect('/order/you')
  return (
    <StepFrame step="you" heading={you.codeHeading} intro={you.codeIntro} backHref="/order/you">
      <CodeForm action={codeAction} challengeId={challengeId.data} />
      <p>
        <Link href="/order/you" className="inline-flex min-h-[44px] items-center text-action underline">
          {you.codeResend}
        </Link>
      </p>
    </StepFrame>
  )
}
