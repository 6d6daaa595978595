import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { messagesFor } from '@/lib/shared/messages/messages'
import './globals.css'

const { common, site } = messagesFor('en')

export const metadata: Metadata = {
  title: { default: site.title, template: `%s · ${common.brand}` },
  description: site.description,
  applicationName: common.brand,
  // Phones would turn order numbers and codes into links.
  formatDetection: { telephone: false, email: false, address: false, date: false },
  referrer: 'strict-origin-when-cross-origin',
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '32x32' },
      { url: '/icon.svg', type: 'image/svg+xml' },
    ],
    apple: '/icons/apple-touch-icon.png',
  },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf7ef' },
    { media: '(prefers-color-scheme: dark)', color: '#151917' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a
          href="#main"
          className="-translate-y-24 print:hidden fixed start-2 top-2 z-50 rounded-field bg-action px-5 py-3 font-semibold text-on-action focus:translate-y-0"
        >
          {common.skipToContent}
        </a>
        {children}
      </body>
    </html>
  )
}
