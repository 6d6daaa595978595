import type { Metadata } from 'next'
import { MissingPage } from '@/components/site/missing-page'
import { PageBody } from '@/components/site/page-body'
import { SiteShell } from '@/components/site/site-shell'
import { messagesFor } from '@/lib/shared/messages/messages'
import RootLayout, { metadata as rootMetadata, viewport } from './layout'

const { notFound } = messagesFor('en').common

export const metadata: Metadata = { ...rootMetadata, title: notFound.title }

export { viewport }

/** An address that leads nowhere. It has no layout around it: what stands in one is sent with every page. */
export default function GlobalNotFound() {
  return (
    <RootLayout>
      <SiteShell>
        <PageBody width="measure">
          <MissingPage />
        </PageBody>
      </SiteShell>
    </RootLayout>
  )
}
