import { messagesFor } from '@/lib/shared/messages/messages'
import { Section } from './section'

const { how } = messagesFor('en').site

export function HowItWorks() {
  return (
    <Section id="how-it-works" heading={how.heading} intro={how.intro} isBand>
      <ol className="grid gap-8">
        {how.steps.map((step, index) => (
          <li
            key={step.title}
            className="grid grid-cols-[3.2rem_1fr] gap-x-4 border-line border-t pt-6 first:border-t-0 first:pt-0 sm:grid-cols-[5rem_1fr]"
          >
            <span aria-hidden className="font-display text-5xl text-action leading-none sm:text-[4.2rem]">
              {index + 1}
            </span>
            <div className="max-w-measure">
              <h3 className="text-xl">{step.title}</h3>
              <p className="mt-1.5">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}
