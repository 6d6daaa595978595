import { ArrowDown, ArrowUp, FileText, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { ReportFileDto } from '@/lib/reports/report-queries'
import { messagesFor } from '@/lib/shared/messages/messages'

type FileListProps = {
  orderId: string
  files: readonly ReportFileDto[]
  action: (form: FormData) => Promise<void>
}

/** The patient's files in their order, each to be opened, moved or removed, with or without JavaScript. */
export function FileList({ orderId, files, action }: FileListProps) {
  const { report } = messagesFor('en').order
  return (
    <section aria-labelledby="your-files" className="grid gap-3">
      <h2 id="your-files" className="text-lg">
        {report.yourFiles}
      </h2>
      {files.length === 0 && <p className="text-ink-soft">{report.noFiles}</p>}
      <ol className="grid gap-2.5">
        {files.map((file, index) => (
          <li
            key={file.id}
            className="flex flex-wrap items-center gap-3 rounded-card border-2 border-line bg-surface p-3"
          >
            <Preview orderId={orderId} file={file} />
            <div className="min-w-0 flex-1 basis-40">
              <a
                href={fileHref(orderId, file)}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-[44px] max-w-full items-center break-all text-action underline"
              >
                {file.fileName}
              </a>
              <p className="text-ink-soft text-sm">{formatBytes(file.byteCount)}</p>
            </div>
            <form action={action} className="flex gap-1">
              <input type="hidden" name="fileId" value={file.id} />
              {index > 0 && (
                <Change change="up" label={report.moveUp({ name: file.fileName })}>
                  <ArrowUp aria-hidden className="size-5" />
                </Change>
              )}
              {index < files.length - 1 && (
                <Change change="down" label={report.moveDown({ name: file.fileName })}>
                  <ArrowDown aria-hidden className="size-5" />
                </Change>
              )}
              <Change change="remove" label={report.remove({ name: file.fileName })}>
                <Trash2 aria-hidden className="size-5" />
              </Change>
            </form>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Change({ change, label, children }: { change: string; label: string; children: ReactNode }) {
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

const PICTURES = ['image/jpeg', 'image/png', 'image/webp']

/** Pictures are shown; a browser's own PDF viewer does not open in the sandbox that bytes are served with. */
function fileHref(orderId: string, file: ReportFileDto): string {
  const address = `/api/orders/${orderId}/files/${file.id}`
  return PICTURES.includes(file.mediaType) ? `${address}?view=1` : address
}

function Preview({ orderId, file }: { orderId: string; file: ReportFileDto }) {
  if (!PICTURES.includes(file.mediaType))
    return <FileText aria-hidden className="size-12 shrink-0 text-ink-soft" />
  return (
    // Encrypted at rest and served by our own route: an image optimiser has no business here.
    // biome-ignore lint/performance/noImgElement: see above
    <img
      src={`/api/orders/${orderId}/files/${file.id}?view=1`}
      alt=""
      loading="lazy"
      className="size-12 shrink-0 rounded border border-line object-cover"
    />
  )
}

function formatBytes(count: number): string {
  if (count < 1024 ** 2) return `${Math.max(1, Math.round(count / 1024))} KB`
  return `${(count / 1024 ** 2).toFixed(1)} MB`
}
