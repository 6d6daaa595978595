import { UserRound } from 'lucide-react'
import { pageMetadata } from '@/components/site/page-metadata'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { TextLink } from '@/components/ui/text-link'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'
import { CheckList } from '../_components/check-list'
import { InfoPage, InfoSection } from '../_components/info-page'

const { experts: words, site } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ ...words, path: '/experts' })

export default function ExpertsPage() {
  return (
    <InfoPage words={words} path="/experts" invites>
      <InfoSection id="people" title={words.peopleTitle}>
        {/* As with articles that no doctor has read: a site in real use shows no made-up people. */}
        {buildSettings().servesUnreviewed ? <Examples /> : <p className="max-w-measure">{words.none}</p>}
      </InfoSection>
      <InfoSection id="rules" title={words.rulesTitle}>
        <dl className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
          {words.rules.map(({ title, text }) => (
            <div key={title} className="border-action border-s-4 ps-5">
              <dt className="font-display text-lg">{title}</dt>
              <dd className="mt-1 text-ink-soft">{text}</dd>
            </div>
          ))}
        </dl>
      </InfoSection>
      <div className="grid gap-x-10 sm:grid-cols-2">
        <InfoSection id="do" title={words.doTitle}>
          <CheckList items={site.experts.do} />
        </InfoSection>
        <InfoSection id="dont" title={words.dontTitle}>
          <CheckList items={site.experts.dont} isNot />
        </InfoSection>
      </div>
      <InfoSection id="join" title={words.joinTitle}>
        <p>{words.joinText}</p>
        <TextLink href="/professionals">{words.joinLink}</TextLink>
      </InfoSection>
    </InfoPage>
  )
}

function Examples() {
  return (
    <>
      <Notice tone="soon" title={words.examplesTitle}>
        {words.examplesText}
      </Notice>
      <ul className="mt-6 grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {words.people.map(({ name, field, place }) => (
          <li key={name}>
            <Card className="h-full border-dashed">
              <div className="flex items-start justify-between gap-3">
                <span
                  aria-hidden
                  className="flex size-16 items-center justify-center rounded-full bg-sunk text-ink-soft"
                >
                  <UserRound className="size-8" strokeWidth={1.5} />
                </span>
                <Badge tone="soon">{words.example}</Badge>
              </div>
              <h3 className="mt-4 text-lg">{name}</h3>
              <p className="mt-1">{field}</p>
              <p className="mt-1 text-ink-soft text-sm">{words.licensed({ place })}</p>
            </Card>
          </li>
        ))}
      </ul>
    </>
  )
}
