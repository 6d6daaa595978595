import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Wordmark } from '@/components/site/wordmark'
import { SubmitButton } from '@/components/ui/submit-button'
import { currentSession } from '@/lib/auth/current-actor'
import { signOut } from '@/lib/auth/sign-out'

/** Nothing below is prerendered: a build has neither a database nor a secret. */
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Staff', template: '%s · Staff · Mediphany' },
  robots: { index: false, follow: false },
  referrer: 'same-origin',
}

const LINKS = [
  { href: '/staff/queue', text: 'Queue', isForAdmins: false },
  { href: '/staff/questions', text: 'Questions', isForAdmins: false },
  { href: '/staff/dashboard', text: 'Dashboard', isForAdmins: false },
  { href: '/staff/unwatched', text: 'Not watched', isForAdmins: false },
  { href: '/staff/messages', text: 'Messages', isForAdmins: false },
  { href: '/staff/macros', text: 'Paragraphs', isForAdmins: false },
  { href: '/staff/clips', text: 'Clips', isForAdmins: false },
  { href: '/staff/articles', text: 'Articles', isForAdmins: false },
  { href: '/staff/understanding', text: 'Understanding', isForAdmins: true },
  { href: '/staff/people', text: 'People', isForAdmins: true },
  { href: '/staff/settings', text: 'Settings', isForAdmins: true },
  { href: '/staff/audit', text: 'Audit', isForAdmins: true },
] as const

/** The frame of the staff pages. It guards nothing: each page and each use case checks who asks. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const session = await currentSession()
  // A page that answers 'not found' stands in this frame too, whoever asks.
  const isStaff = session?.role === 'staff' || session?.role === 'admin'
  const links = isStaff ? LINKS.filter((link) => session.role === 'admin' || !link.isForAdmins) : []
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-line border-b print:hidden">
        <div className="mx-auto flex w-full max-w-[88rem] flex-wrap items-center gap-x-6 px-4 py-1 sm:px-6">
          <Wordmark />
          <nav aria-label="Staff" hidden={links.length === 0} className="order-3 w-full sm:order-2 sm:w-auto">
            <ul className="-ms-2 flex flex-wrap">
              {links.map((link) => (
                <li key={link.href}>
                  <Link
                    href={link.href}
                    prefetch={false}
                    className="flex min-h-[44px] items-center rounded-field px-2.5 font-medium text-ink underline-offset-4 hover:text-action hover:underline"
                  >
                    {link.text}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <form action={signOut} className="order-2 ms-auto flex items-center gap-3 text-sm sm:order-3">
            {isStaff && (
              <Link
                href="/staff/me"
                prefetch={false}
                className="inline-flex min-h-[44px] items-center text-ink-soft underline-offset-4 hover:text-action hover:underline"
              >
                <span aria-hidden className="sm:hidden">
                  Me
                </span>
                <span className="max-sm:sr-only">{session?.displayName ?? 'Me'}</span>
                <span className="sr-only">, my settings</span>
              </Link>
            )}
            {session && (
              <SubmitButton variant="quiet" size="sm">
                Sign out
              </SubmitButton>
            )}
          </form>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[88rem] flex-1 px-4 py-5 outline-none sm:px-6"
      >
        {children}
      </main>
    </div>
  )
}
