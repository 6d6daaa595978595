import { pageMetadata } from '@/components/site/page-metadata'
import { PRIVACY_VERSION } from '@/lib/shared/legal-versions'
import { messagesFor } from '@/lib/shared/messages/messages'
import { LegalDocument } from '../_components/legal-document'

const { privacy: text } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ title: text.title, description: text.intro, path: '/privacy' })

export default function PrivacyPage() {
  return <LegalDocument text={text} version={PRIVACY_VERSION} />
}
