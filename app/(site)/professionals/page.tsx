import { pageMetadata } from '@/components/site/page-metadata'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { messagesFor } from '@/lib/shared/messages/messages'
import { CheckList } from '../_components/check-list'
import { InfoPage, InfoSection } from '../_components/info-page'

const { professionals: words } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ ...words, path: '/professionals' })

export default function ProfessionalsPage() {
  return (
    <InfoPage words={words} path="/professionals">
      <div className="grid gap-x-12 sm:grid-cols-2">
        <InfoSection id="do" title={words.doTitle}>
          <CheckList items={words.do} />
        </InfoSection>
        <InfoSection id="dont" title={words.dontTitle}>
          <CheckList items={words.dont} isNot />
        </InfoSection>
      </div>
      <div className="mt-12 grid gap-5 sm:grid-cols-2">
        <Card>
          <h2 className="text-xl">{words.writeTitle}</h2>
          <p className="mt-2">{words.write}</p>
          <p className="mt-2 font-semibold">{words.writeNote}</p>
          <LinkButton href="/contact" className="mt-4">
            {words.writeLink}
          </LinkButton>
        </Card>
        <Card>
          <h2 className="text-xl">{words.readTitle}</h2>
          <p className="mt-2">{words.read}</p>
          <p className="mt-2">
            <TextLink href="/articles">{words.readLink}</TextLink>
          </p>
        </Card>
      </div>
    </InfoPage>
  )
}
