import { pageMetadata } from '@/components/site/page-metadata'
import { messagesFor } from '@/lib/shared/messages/messages'
import { InfoPage, InfoSection } from '../_components/info-page'
import { QuestionList } from '../_components/question-list'
import { TextLink } from '../_components/text-link'

const { questions: words } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ ...words, path: '/questions' })

export default function QuestionsPage() {
  return (
    <InfoPage words={words} path="/questions" invites>
      <nav aria-label={words.contents} className="mt-6 print:hidden">
        <ul className="flex flex-wrap gap-3">
          {words.groups.map(({ id, title }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="inline-flex min-h-12 items-center rounded-full border-2 border-line-strong bg-surface px-5 font-semibold text-ink no-underline hover:border-action hover:text-action"
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
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
