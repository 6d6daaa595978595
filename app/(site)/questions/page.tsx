import { pageMetadata } from '@/components/site/page-metadata'
import { TextLink } from '@/components/ui/text-link'
import { messagesFor } from '@/lib/shared/messages/messages'
import { InfoPage, InfoSection } from '../_components/info-page'
import { JumpList } from '../_components/jump-list'
import { QuestionList } from '../_components/question-list'

const { questions: words } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ ...words, path: '/questions' })

export default function QuestionsPage() {
  return (
    <InfoPage words={words} path="/questions" invites>
      <JumpList label={words.contents} places={words.groups} />
      <div className="max-w-[42rem]">
        {words.groups.map(({ id, title, items }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`} className="mt-12 scroll-mt-20">
            <h2 id={`${id}-title`} className="text-2xl">
              {title}
            </h2>
            <div className="mt-2">
              <QuestionList items={items} />
            </div>
          </section>
        ))}
      </div>
      <InfoSection id="missing" title={words.missingTitle}>
        <p>{words.missingText}</p>
        <TextLink href="/contact">{words.missingLink}</TextLink>
      </InfoSection>
    </InfoPage>
  )
}
