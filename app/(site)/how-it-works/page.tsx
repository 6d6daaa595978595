import { pageMetadata } from '@/components/site/page-metadata'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { messagesFor } from '@/lib/shared/messages/messages'
import { CheckList } from '../_components/check-list'
import { InfoPage, InfoSection } from '../_components/info-page'

const { howItWorks: words } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ ...words, path: '/how-it-works' })

export default function HowItWorksPage() {
  return (
    <InfoPage words={words} path="/how-it-works" invites>
      <InfoSection id="steps" title={words.stepsTitle}>
        <ol className="max-w-[42rem]">
          {words.steps.map((step, index) => (
            <Step key={step.title} step={step} number={index + 1} />
          ))}
        </ol>
      </InfoSection>
      <InfoSection id="video" title={words.getTitle}>
        <CheckList items={words.get} />
      </InfoSection>
      <InfoSection id="comes-up" title={words.comesUpTitle}>
        <ul className="grid gap-5 sm:grid-cols-2">
          {words.comesUp.map(({ title, text }) => (
            <li key={title}>
              <Card className="h-full">
                <h3 className="text-lg">{title}</h3>
                <p className="mt-1.5">{text}</p>
              </Card>
            </li>
          ))}
        </ul>
      </InfoSection>
      <InfoSection id="not" title={words.notTitle}>
        <CheckList items={words.not} isNot />
      </InfoSection>
    </InfoPage>
  )
}

/** A step hangs on a line that runs down to the next one. */
function Step({ step, number }: { step: (typeof words.steps)[number]; number: number }) {
  return (
    <li className="group relative grid grid-cols-[3rem_1fr] gap-x-4 pb-9 last:pb-0 sm:grid-cols-[3.5rem_1fr] sm:gap-x-6">
      <span
        aria-hidden
        className="absolute inset-y-0 start-[1.5rem] -ms-px border-line-strong border-s-2 group-last:hidden sm:start-[1.75rem]"
      />
      <span
        aria-hidden
        className="relative flex size-12 items-center justify-center rounded-full bg-action font-display text-on-action text-xl sm:size-14 sm:text-2xl"
      >
        {number}
      </span>
      <div className="min-w-0 pt-1.5 sm:pt-2.5">
        <h3 className="text-xl">{step.title}</h3>
        <p className="font-semibold text-action text-sm">{step.time}</p>
        {step.text.map((paragraph) => (
          <p key={paragraph} className="mt-2">
            {paragraph}
          </p>
        ))}
        {step.link && <TextLink href={step.link.href}>{step.link.text}</TextLink>}
      </div>
    </li>
  )
}
