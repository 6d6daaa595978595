import { pageMetadata } from '@/components/site/page-metadata'
import { TERMS_VERSION } from '@/lib/shared/legal-versions'
import { messagesFor } from '@/lib/shared/messages/messages'
import { LegalDocument } from '../_components/legal-document'

const { terms: text } = messagesFor('en')

export const dynamic = 'error'

export const metadata = pageMetadata({ title: text.title, description: text.intro, path: '/terms' })

export default function TermsPage() {
  return <LegalDocument text={text} version={TERMS_VERSION} />
}
