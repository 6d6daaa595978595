import Link from 'next/link'
import type { ReactNode } from 'react'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Wordmark } from './wordmark'

/** The frame of one task, such as ordering or signing in: nothing that leads away from it but the name and the law. */
export function FocusShell({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  const { site } = messagesFor('en')
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-line border-b">
        <div className="mx-auto flex w-full max-w-page items-center justify-between gap-4 px-5 py-2 sm:px-8">
          <Wordmark />
          {aside && <div className="text-end text-sm">{aside}</div>}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="border-line border-t bg-sunk">
        <div className="mx-auto w-full max-w-page px-5 py-6 text-sm sm:px-8">
          <p className="max-w-measure">{site.footer.emergency}</p>
          <ul className="mt-2 flex flex-wrap gap-x-6">
            {site.footer.legal.map((link) => (
              <li key={link.href}>
                <Link
                  href={link.href}
                  className="flex min-h-[44px] items-center text-ink underline decoration-line-strong underline-offset-4 hover:text-action"
                >
                  {link.text}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </footer>
    </div>
  )
}
