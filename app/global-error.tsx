'use client'

import { FailedPage } from '@/components/site/failed-page'
import { common } from '@/lib/shared/messages/en/common'
import './globals.css'

export default function GlobalError({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return (
    <html lang="en">
      <head>
        <title>{common.failed.heading}</title>
      </head>
      <body>
        <FailedPage reference={error.digest} onRetry={retry} />
      </body>
    </html>
  )
}
