import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageBody } from '@/components/site/page-body'
import { PageHeading } from '@/components/ui/page-heading'
import { Steps } from '@/components/ui/steps'
import { formatInstant } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'

const STEPS = ['start', 'report', 'questions', 'you', 'review'] as const
export type StepName = (typeof STEPS)[number]

type StepFrameProps = {
  step: StepName
  heading: string
  intro?: string
  /** Where the step before this one is. */
  backHref?: string
  kept?: { until: Date; timeZone: string }
  children: ReactNode
}

/** One step of the wizard: how far one is, what it is about, and that nothing is lost. */
export function StepFrame({ step, heading, intro, backHref, kept, children }: StepFrameProps) {
  const { common, order } = messagesFor('en')
  const number = STEPS.indexOf(step) + 1
  return (
    <PageBody width="form">
      <div className="grid gap-7">
        <Steps
          current={number}
          total={STEPS.length}
          text={common.stepOf({ number, of: STEPS.length })}
          name={order.steps[step]}
        />
        <PageHeading {...(intro ? { intro } : {})}>{heading}</PageHeading>
        {children}
        {(backHref || kept) && (
          <div className="grid gap-1 border-line border-t pt-4 text-sm">
            {backHref && (
              <Link href={backHref} className="inline-flex min-h-[44px] items-center text-action underline">
                {order.back}
              </Link>
            )}
            {kept && (
              <>
                <p className="text-ink-soft">
                  {order.keptUntil({ when: formatInstant(kept.until, kept.timeZone) })}
                </p>
                <Link
                  href="/order/continue"
                  className="inline-flex min-h-[44px] items-center text-action underline"
                >
                  {order.elsewhere}
                </Link>
              </>
            )}
          </div>
        )}
      </div>
    </PageBody>
  )
}
