import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/article/breadcrumb'
import { BreadcrumbData } from '@/components/article/structured-data'
import { PageBody } from '@/components/site/page-body'
import { StartCallOut } from '@/components/site/start-call-out'
import { PageHeading } from '@/components/ui/page-heading'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { SitePath } from '@/lib/shared/site-pages'

const { breadcrumb } = messagesFor('en').articles

type InfoPageProps = {
  words: { title: string; intro: string }
  path: SitePath
  /** Ends with the invitation to order. */
  invites?: boolean
  children: ReactNode
}

/** A page that tells something about us: the way here, its title, its matter, and an invitation. */
export function InfoPage({ words, path, invites = false, children }: InfoPageProps) {
  const home = { text: breadcrumb.home, href: '/' }
  return (
    <PageBody>
      <BreadcrumbData trail={[home, { text: words.title, href: path }]} />
      <Breadcrumb trail={[home]} current={words.title} />
      <div className="mt-2">
        <PageHeading intro={words.intro}>{words.title}</PageHeading>
      </div>
      {children}
      {invites && <StartCallOut />}
    </PageBody>
  )
}

/** One part of such a page. */
export function InfoSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-12 scroll-mt-20">
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      <div className="mt-4">{children}</div>
    </section>
  )
}
