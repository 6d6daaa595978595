import { pageMetadata } from '@/components/site/page-metadata'
import { TextLink } from '@/components/ui/text-link'
import { formatDay } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import { SITE_PAGES } from '@/lib/shared/site-pages'
import { CheckList } from '../_components/check-list'
import { InfoPage, InfoSection } from '../_components/info-page'

const { accessibility: words } = messagesFor('en')
const PATH = '/accessibility'

export const dynamic = 'error'

export const metadata = pageMetadata({ ...words, path: PATH })

export default function AccessibilityPage() {
  const updated = SITE_PAGES.find(({ path }) => path === PATH)?.updated ?? ''
  return (
    <InfoPage words={words} path={PATH}>
      <InfoSection id="aim" title={words.aimTitle}>
        <p className="max-w-measure">{words.aim}</p>
      </InfoSection>
      <InfoSection id="do" title={words.doTitle}>
        <CheckList items={words.do} />
      </InfoSection>
      <InfoSection id="test" title={words.testTitle}>
        <CheckList items={words.test} />
      </InfoSection>
      <InfoSection id="limits" title={words.limitsTitle}>
        <CheckList items={words.limits} isNot />
      </InfoSection>
      <InfoSection id="help" title={words.helpTitle}>
        <p className="max-w-measure">{words.help}</p>
        <TextLink href="/contact">{words.helpLink}</TextLink>
        <p className="mt-6 text-ink-soft text-sm">
          {words.updated({ day: formatDay(new Date(`${updated}T00:00:00Z`), 'UTC') })}
        </p>
      </InfoSection>
    </InfoPage>
  )
}
