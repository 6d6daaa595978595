import { pageMetadata } from '@/components/site/page-metadata'
import { HEALTH_DATA_PRIVACY_VERSION } from '@/lib/shared/legal-versions'
import { messagesFor } from '@/lib/shared/messages/messages'
import { LegalDocument } from '../_components/legal-document'

const { healthDataPrivacy: text } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({
  title: text.title,
  description: text.intro,
  path: '/health-data-privacy',
})

export default function HealthDataPrivacyPage() {
  return <LegalDocument text={text} version={HEALTH_DATA_PRIVACY_VERSION} />
}
