import { ArrowDown, ArrowUp, FileText, RotateCw, Trash2 } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { TextField } from '@/components/ui/text-field'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { ReportFileDto } from '@/lib/reports/report-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { sizeText } from '@/lib/shared/size-text'
import { PageThumbnail } from './page-thumbnail'
import type { ReportActions } from './report-actions'
import { ReportFileState } from './report-file-state'

/** Where parts of a report page, whose id is appended, are hidden; and whether what is hidden stays so. */
type Hiding = { href: string; isFinal: boolean }

type FileListProps = {
  orderId: string
  files: readonly ReportFileDto[]
  pages: readonly ReportPageDto[]
  actions: ReportActions
  hiding: Hiding
}

/** The patient's files in their order and their pages as they become ready; all of it works without JavaScript. */
export function ReportFileList({ orderId, files, pages, actions, hiding }: FileListProps) {
  const { reportFiles } = messagesFor('en')
  return (
    <section aria-labelledby="your-files" className="grid gap-3">
      <h2 id="your-files" className="text-lg">
        {reportFiles.yourFiles}
      </h2>
      {files.length === 0 && <p className="text-ink-soft">{reportFiles.noFiles}</p>}
      <ol className="grid gap-3">
        {files.map((file, index) => {
          const own = pages.filter(({ fileId }) => fileId === file.id)
          return (
            <li
              key={file.id}
              id={`file-${file.id}`}
              className="grid min-w-0 gap-3 rounded-card border-2 border-line bg-surface p-3"
            >
              <FileHead
                orderId={orderId}
                file={file}
                action={actions.change}
                isFirst={index === 0}
                isLast={index === files.length - 1}
              />
              <ReportFileState file={file} readyCount={own.length} actions={actions} />
              {own.length > 0 && (
                <FilePages
                  orderId={orderId}
                  file={file}
                  pages={own}
                  action={actions.change}
                  hiding={hiding}
                />
              )}
              <RenameForm file={file} action={actions.change} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

type Change = { action: ReportActions['change'] }

function FileHead({
  orderId,
  file,
  action,
  isFirst,
  isLast,
}: Change & { orderId: string; file: ReportFileDto; isFirst: boolean; isLast: boolean }) {
  const { reportFiles } = messagesFor('en')
  const name = file.fileName
  return (
    <div className="flex flex-wrap items-center gap-3">
      <FileText aria-hidden className="size-8 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1 basis-40">
        <a
          href={`/api/orders/${orderId}/files/${file.id}`}
          className="inline-flex min-h-[44px] max-w-full items-center break-all text-action underline"
        >
          {name}
        </a>
        <p className="text-ink-soft text-sm">{sizeText(file.byteCount)}</p>
      </div>
      <form action={action} className="flex gap-1">
        <input type="hidden" name="fileId" value={file.id} />
        {!isFirst && (
          <IconButton change="up" label={reportFiles.moveUp({ name })}>
            <ArrowUp aria-hidden className="size-5" />
          </IconButton>
        )}
        {!isLast && (
          <IconButton change="down" label={reportFiles.moveDown({ name })}>
            <ArrowDown aria-hidden className="size-5" />
          </IconButton>
        )}
        <IconButton change="remove" label={reportFiles.remove({ name })}>
          <Trash2 aria-hidden className="size-5" />
        </IconButton>
      </form>
    </div>
  )
}

function IconButton({ change, label, children }: { change: string; label: string; children: ReactNode }) {
  return (
    <Button
      type="submit"
      name="change"
      value={change}
      variant="quiet"
      size="sm"
      aria-label={label}
      title={label}
    >
      {children}
    </Button>
  )
}

/** So many are seen at once; a long report is not loaded before somebody wants to see it. */
const SHOWN_PAGES = 6

function FilePages({
  orderId,
  file,
  pages,
  action,
  hiding,
}: Change & {
  orderId: string
  file: ReportFileDto
  pages: readonly ReportPageDto[]
  hiding: Hiding
}) {
  const { reportFiles } = messagesFor('en')
  const of = file.pageCount ?? pages.length
  const list = (some: readonly ReportPageDto[]) => (
    <ol aria-label={reportFiles.pages({ name: file.fileName })} className="flex flex-wrap gap-3">
      {some.map((page) => {
        const alt = reportFiles.page({ number: page.pageNumber, of })
        return (
          <li key={page.id} className="grid w-28 justify-items-center gap-0.5">
            <a href={`/api/orders/${orderId}/pages/${page.id}`} target="_blank" rel="noreferrer">
              <PageThumbnail orderId={orderId} page={page} alt={alt} />
            </a>
            <span className="text-ink-soft text-sm">{alt}</span>
            <form action={action}>
              <input type="hidden" name="pageId" value={page.id} />
              <Button
                type="submit"
                name="change"
                value="turn"
                variant="quiet"
                size="sm"
                aria-label={reportFiles.turnPage({ number: page.pageNumber })}
              >
                <RotateCw aria-hidden className="size-4" />
                {reportFiles.turn}
              </Button>
            </form>
            {file.process === 'ready' && <HideLink file={file} page={page} hiding={hiding} />}
          </li>
        )
      })}
    </ol>
  )
  const more = pages.slice(SHOWN_PAGES)
  return (
    <>
      {list(pages.slice(0, SHOWN_PAGES))}
      {more.length > 0 && (
        <Details summary={reportFiles.morePages({ count: more.length })}>{list(more)}</Details>
      )}
    </>
  )
}

type HideLinkProps = { file: ReportFileDto; page: ReportPageDto; hiding: Hiding }

function HideLink({ file, page, hiding }: HideLinkProps) {
  const { hideParts } = messagesFor('en')
  return (
    <>
      {page.hidden !== 'none' && (
        <span role="status" className="text-center text-sm">
          {page.hidden === 'waiting' ? hideParts.waiting : hideParts.done}
        </span>
      )}
      {(page.hidden === 'none' || !hiding.isFinal) && (
        <Link
          href={hiding.href + page.id}
          aria-label={hideParts.openPage({ number: page.pageNumber, name: file.fileName })}
          className={buttonClass({ variant: 'quiet', size: 'sm' })}
        >
          {hideParts.open}
        </Link>
      )}
    </>
  )
}

function RenameForm({ file, action }: Change & { file: ReportFileDto }) {
  const { reportFiles } = messagesFor('en')
  return (
    <Details summary={reportFiles.rename}>
      <form action={action} className="grid gap-3">
        <input type="hidden" name="fileId" value={file.id} />
        <TextField
          id={`name-${file.id}`}
          name="name"
          label={reportFiles.renameLabel}
          defaultValue={file.fileName}
          maxLength={200}
          autoComplete="off"
          required
        />
        <Button type="submit" name="change" value="rename" variant="secondary" size="sm">
          {reportFiles.renameSave}
        </Button>
      </form>
    </Details>
  )
}
