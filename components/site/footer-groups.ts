import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'

export type SiteLink = { href: string; text: string }

/** The site's pages by what they are about. The glossary is left out where it is not served, see its page. */
export function footerGroups(): { title: string; links: SiteLink[] }[] {
  const { groups } = messagesFor('en').site.footer
  const { servesUnreviewed } = buildSettings()
  return groups.map(({ title, links }) => ({
    title,
    links: links.filter(({ href }) => href !== '/glossary' || servesUnreviewed),
  }))
}
