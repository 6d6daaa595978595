import { TextLink } from '@/components/ui/text-link'
import { messagesFor } from '@/lib/shared/messages/messages'
import { QuestionList } from './question-list'
import { Section } from './section'

const { questions, site } = messagesFor('en')

export function Questions() {
  const all = questions.groups.flatMap(({ items }) => items.map((item) => item))
  const shown = site.questions.ids.flatMap((id) => all.filter((item) => item.id === id))
  return (
    <Section id="questions" heading={site.questions.heading}>
      <div className="-mt-4">
        <QuestionList items={shown} />
      </div>
      <p className="mt-6">
        <TextLink href="/questions">{questions.more}</TextLink>
      </p>
    </Section>
  )
}
