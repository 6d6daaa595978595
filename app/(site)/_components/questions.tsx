import { Details } from '@/components/ui/details'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Section } from './section'

const { questions } = messagesFor('en').site

export function Questions() {
  return (
    <Section id="questions" heading={questions.heading}>
      <div className="-mt-4">
        {questions.items.map((item) => (
          <Details key={item.question} summary={item.question} look="line">
            {item.answer.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Details>
        ))}
      </div>
    </Section>
  )
}
