import { Phone } from 'lucide-react'
import Link from 'next/link'
import { buildSettings } from '@/lib/platform/env'
import { messagesFor } from '@/lib/shared/messages/messages'
import { footerGroups, type SiteLink } from './footer-groups'
import { Wordmark } from './wordmark'

const LINK =
  'flex min-h-[44px] items-center text-ink underline decoration-line-strong underline-offset-4 hover:text-action hover:decoration-action'

/** What holds on every page: no emergency service, no doctor, every page of the site, and the law. */
export function SiteFooter() {
  const { footer } = messagesFor('en').site
  const { videoChannelUrl } = buildSettings()
  return (
    <footer className="mt-16 border-line border-t bg-sunk print:hidden">
      <div className="mx-auto w-full max-w-page px-5 py-10 sm:px-8">
        <p className="flex max-w-measure gap-3 font-semibold">
          <Phone aria-hidden className="mt-0.5 size-6 shrink-0 text-danger" />
          <span>{footer.emergency}</span>
        </p>
        <div className="mt-8 grid gap-x-10 gap-y-7 border-line border-t pt-7 sm:grid-cols-2 lg:grid-cols-[1.3fr_1fr_1fr_1fr]">
          <div className="max-w-[22rem] sm:max-lg:col-span-2 sm:max-lg:max-w-measure">
            <Wordmark />
            <p className="mt-2 text-ink-soft text-sm">{footer.noDoctor}</p>
            {videoChannelUrl && (
              <a href={videoChannelUrl} rel="noopener" className={`mt-1 text-sm ${LINK}`}>
                {footer.channel}
              </a>
            )}
          </div>
          {footerGroups().map((group) => (
            <FooterGroup key={group.title} {...group} />
          ))}
        </div>
        <div className="mt-7 flex flex-wrap items-center justify-between gap-x-8 border-line border-t pt-3 text-sm">
          <nav aria-label={footer.legalLabel}>
            <ul className="flex flex-wrap gap-x-6">
              {footer.legal.map((link) => (
                <FooterLink key={link.href} {...link} />
              ))}
            </ul>
          </nav>
          <p className="py-2 text-ink-soft">{footer.copyright}</p>
        </div>
      </div>
    </footer>
  )
}

function FooterGroup({ title, links }: { title: string; links: readonly SiteLink[] }) {
  return (
    <nav aria-label={title} className="text-sm">
      <p className="font-semibold text-ink-soft">{title}</p>
      <ul className="mt-1 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4">
        {links.map((link) => (
          <FooterLink key={link.href} {...link} />
        ))}
      </ul>
    </nav>
  )
}

function FooterLink({ href, text }: SiteLink) {
  return (
    <li>
      <Link href={href} prefetch={false} className={LINK}>
        {text}
      </Link>
    </li>
  )
}
