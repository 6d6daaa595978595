import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { ReportFileDto } from '@/lib/reports/report-queries'
import type { ReportWarning } from '@/lib/reports/report-warning-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { PageThumbnail } from './page-thumbnail'
import { ReplaceFile } from './replace-file'
import type { ReportActions } from './report-actions'

type WarningListProps = {
  orderId: string
  /** Where the plain form comes back to. */
  returnTo: string
  warnings: readonly ReportWarning[]
  files: readonly ReportFileDto[]
  pages: readonly ReportPageDto[]
  actions: ReportActions
}

/** What may make the report hard to read: each with its picture, the reason, a way to mend it, and to send it anyway. */
export function ReportWarningList(props: WarningListProps) {
  const { warnings: words } = messagesFor('en').reportFiles
  const open = props.warnings.filter(({ isAnswered }) => !isAnswered)
  const answered = props.warnings.filter(({ isAnswered }) => isAnswered)
  if (props.warnings.length === 0) return null
  return (
    <section aria-labelledby="warnings" className="grid gap-3">
      {open.length > 0 && (
        <>
          <h2 id="warnings" className="text-lg">
            {words.heading}
          </h2>
          <p className="text-ink-soft">{words.intro}</p>
          <ul className="grid gap-3">
            {open.map((warning) => (
              <WarningCard key={warning.key} warning={warning} {...props} />
            ))}
          </ul>
        </>
      )}
      {answered.length > 0 && (
        <Details summary={words.answeredSummary({ count: answered.length })}>
          <ul className="grid gap-2">
            {answered.map((warning) => (
              <li key={warning.key}>
                <span className="font-semibold">{words[warning.code].title}</span>{' '}
                <span className="text-ink-soft">{words.answered}</span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}

function WarningCard({
  warning,
  orderId,
  returnTo,
  files,
  pages,
  actions,
}: WarningListProps & { warning: ReportWarning }) {
  const { warnings: words } = messagesFor('en').reportFiles
  const { title, why } = words[warning.code]
  const file = files.find(({ id }) => id === warning.fileId)
  const page = pages.find(({ id }) => id === warning.pageId)
  const seenOn = pages.find(({ id }) => id === warning.seenOnPageId)
  // About the whole there is no page to blame: the first shows which report is meant.
  const shown = page ?? seenOn ?? (warning.fileId === null ? pages[0] : undefined)
  return (
    <li className="grid gap-3 rounded-card border-2 border-soon-line bg-soon-tint p-4">
      <div className="flex flex-wrap gap-4">
        {shown && (
          <PageThumbnail
            orderId={orderId}
            page={shown}
            alt={words.pictureOf({ number: shown.pageNumber })}
            className="size-36"
          />
        )}
        <div className="min-w-0 flex-1 basis-48">
          <h3 className="font-semibold text-lg text-soon">{title}</h3>
          {file && warning.pageNumber !== null && (
            <p className="break-words text-ink-soft text-sm">
              {words.onPage({ name: file.fileName, number: warning.pageNumber })}
            </p>
          )}
          <p className="mt-1">{why}</p>
          {warning.missing.length > 0 && (
            <p className="mt-1">{words.missing({ pages: warning.missing.join(', ') })}</p>
          )}
          {warning.found.length > 0 && (
            <p className="mt-1 break-words">{words.found({ values: warning.found.join(', ') })}</p>
          )}
        </div>
      </div>
      <WarningFixes {...{ warning, orderId, returnTo, file, page, actions }} />
    </li>
  )
}

type FixProps = Pick<WarningListProps, 'orderId' | 'returnTo' | 'actions'> & {
  warning: ReportWarning
  file: ReportFileDto | undefined
  page: ReportPageDto | undefined
}

function WarningFixes({ warning, orderId, returnTo, file, page, actions }: FixProps) {
  const { turn, turnPage, warnings: words } = messagesFor('en').reportFiles
  const mayReplace = file !== undefined && file.pageCount === 1
  return (
    <div className="flex flex-wrap items-start gap-2">
      {mayReplace ? (
        <ReplaceFile orderId={orderId} fileId={file.id} fileName={file.fileName} returnTo={returnTo} />
      ) : (
        <a
          href="#files"
          className="inline-flex min-h-[44px] items-center rounded-field border-2 border-line-strong bg-surface px-3 font-semibold text-sm"
        >
          {words.addFile}
        </a>
      )}
      <form action={actions.change} className="flex flex-wrap gap-2">
        <input type="hidden" name="key" value={warning.key} />
        {page && <input type="hidden" name="pageId" value={page.id} />}
        {file && <input type="hidden" name="fileId" value={file.id} />}
        {page && (
          <Button
            type="submit"
            name="change"
            value="turn"
            variant="secondary"
            size="sm"
            aria-label={turnPage({ number: page.pageNumber })}
          >
            {turn}
          </Button>
        )}
        {file && (
          <Button type="submit" name="change" value="remove" variant="secondary" size="sm">
            {words.removeFile}
          </Button>
        )}
        <Button type="submit" name="change" value="answer" variant="quiet" size="sm">
          {words.sendAnyway}
          <span className="sr-only">{words.sendAnywayAbout({ title: words[warning.code].title })}</span>
        </Button>
      </form>
    </div>
  )
}
