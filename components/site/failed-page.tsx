import { buttonClass } from '@/components/ui/button-class'
import { PageHeading } from '@/components/ui/page-heading'
import { common } from '@/lib/shared/messages/en/common'
import { PageBody } from './page-body'

type FailedPageProps = {
  /** Leads support to the log line of this failure, and tells a reader nothing. */
  reference: string | undefined
  onRetry: () => void
}

/** What is shown instead of a page that broke. */
export function FailedPage({ reference, onRetry }: FailedPageProps) {
  const words = common.failed
  return (
    <main id="main">
      <PageBody width="measure">
        <PageHeading intro={words.text}>{words.heading}</PageHeading>
        <div className="mt-8 flex flex-wrap gap-3">
          {/* Not `Button`: its file brings the app's links, and this page's script is sent with every page. */}
          <button type="button" onClick={onRetry} className={buttonClass()}>
            {words.retry}
          </button>
          {/* A full load: the app around this page may be what broke. */}
          <a href="/" className={buttonClass({ variant: 'secondary' })}>
            {words.home}
          </a>
        </div>
        {reference && <p className="mt-8 text-ink-soft text-sm">{words.reference({ code: reference })}</p>}
      </PageBody>
    </main>
  )
}
