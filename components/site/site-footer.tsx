import { Phone } from 'lucide-react'
import Link from 'next/link'
import { messagesFor } from '@/lib/shared/messages/messages'

/** What holds on every page: no emergency service, no doctor, and where the legal pages are. */
export function SiteFooter() {
  const { site } = messagesFor('en')
  return (
    <footer className="mt-16 border-line border-t bg-sunk print:hidden">
      <div className="mx-auto grid w-full max-w-page gap-8 px-5 py-10 sm:px-8 md:grid-cols-[1.3fr_1fr]">
        <div className="max-w-measure">
          <p className="flex gap-3 font-semibold">
            <Phone aria-hidden className="mt-0.5 size-6 shrink-0 text-danger" />
            <span>{site.footer.emergency}</span>
          </p>
          <p className="mt-4 text-ink-soft text-sm">{site.footer.noDoctor}</p>
        </div>
        <FooterLinks label={site.footer.label} links={site.footer.links} />
        <p className="text-ink-soft text-sm md:col-span-2">{site.footer.copyright}</p>
      </div>
    </footer>
  )
}

function FooterLinks({ label, links }: { label: string; links: readonly { href: string; text: string }[] }) {
  return (
    <nav aria-label={label}>
      <ul className="grid gap-x-6 sm:grid-cols-2">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              className="flex min-h-[44px] items-center text-ink underline decoration-line-strong underline-offset-4 hover:text-action hover:decoration-action"
            >
              {link.text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
