'use client'

import { Download, ShieldAlert } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button, buttonClass } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Notice } from '@/components/ui/notice'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { ReportWarning } from '@/lib/reports/report-warning-schema'
import type { WorkFile } from '@/lib/videos/workspace-dto'
import { ImageViewer } from './image-viewer'
import { PagesViewer } from './pages/pages-viewer'
import { ReportWarningsPanel } from './report-warnings-panel'
import { TextFileViewer, TextPage } from './text-viewer'

// Its decoders are large, and only the browser can run them.
const PdfViewer = dynamic(() => import('./pdf-viewer').then(({ PdfViewer: viewer }) => viewer), {
  ssr: false,
})

type ViewerProps = {
  orderId: string
  files: readonly WorkFile[]
  pages: readonly ReportPageDto[]
  warnings: readonly ReportWarning[]
  pastedText: string | null
}

const ALL_PAGES = 'pages'
const PASTED = 'pasted'

/** The report: all its pages as we made them, then each file as the patient sent it, and what they pasted. */
export function ReportViewer({ orderId, files, pages, warnings, pastedText }: ViewerProps) {
  const first = pages.length > 0 ? ALL_PAGES : (files[0]?.id ?? PASTED)
  // Until somebody chooses: pages that become ready while one waits come to the front.
  const [picked, setChosen] = useState<string>()
  const chosen = picked ?? first
  const file = files.find(({ id }) => id === chosen)
  const tabs = [
    ...(pages.length > 0 ? [{ id: ALL_PAGES, name: 'All pages' }] : []),
    ...files.map(({ id, fileName }, index) => ({ id, name: fileName || `File ${index + 1}` })),
    ...(pastedText ? [{ id: PASTED, name: 'Pasted text' }] : []),
  ]
  if (tabs.length === 0) return <Notice tone="soon" title="This order has no report" />
  return (
    <div className="grid gap-3">
      <ReportWarningsPanel warnings={warnings} files={files} />
      <div className="flex h-[80dvh] min-h-96 flex-col overflow-hidden rounded-card border border-line bg-surface shadow-card">
        {tabs.length > 1 && (
          <nav aria-label="Parts of the report" className="flex flex-wrap gap-1 border-line border-b p-1">
            {tabs.map((tab) => (
              <button
                key={tab.id}
                type="button"
                aria-current={tab.id === chosen}
                onClick={() => setChosen(tab.id)}
                className={classNames(
                  'min-h-[44px] max-w-44 truncate rounded-field px-3 text-sm hover:bg-action-tint',
                  tab.id === chosen &&
                    'bg-action-tint font-semibold text-action underline underline-offset-4',
                )}
              >
                {tab.name}
              </button>
            ))}
          </nav>
        )}
        {chosen === ALL_PAGES && <PagesViewer orderId={orderId} files={files} pages={pages} />}
        {file && (
          <FilePane
            key={file.id}
            orderId={orderId}
            file={file}
            onShowPages={pages.some(({ fileId }) => fileId === file.id) ? () => setChosen(ALL_PAGES) : null}
          />
        )}
        {chosen === PASTED && <TextPage text={pastedText ?? ''} label="Pasted text" />}
      </div>
    </div>
  )
}

/** What a file's pane gets: `onShowPages` leads to the pages that were made of it, when there are any. */
type FileProps = { file: WorkFile; onShowPages: (() => void) | null }

function FilePane({ orderId, file, onShowPages }: FileProps & { orderId: string }) {
  const address = `/api/orders/${orderId}/files/${file.id}`
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-3 py-1 text-sm">
        <span className="min-w-40 flex-1 break-words">{file.fileName}</span>
        {file.scan === 'not_scanned' && (
          <Badge tone="soon">
            <ShieldAlert aria-hidden />
            Not scanned
          </Badge>
        )}
        {!file.withheld && !file.isSealed && (
          <a href={address} download className={buttonClass({ variant: 'quiet', size: 'sm' })}>
            <Download aria-hidden className="size-4" />
            Download
          </a>
        )}
      </p>
      <FileBody file={file} address={address} onShowPages={onShowPages} />
    </>
  )
}

function FileBody({ file, address, onShowPages }: FileProps & { address: string }) {
  const shown = { url: `${address}?view=1`, label: file.fileName }
  if (file.withheld) {
    return (
      <div className="p-4">
        <Notice tone={file.withheld === 'infected' ? 'danger' : 'soon'} title={WITHHELD[file.withheld].title}>
          {WITHHELD[file.withheld].text}
        </Notice>
      </div>
    )
  }
  if (file.isSealed) {
    return (
      <div className="p-4">
        <Notice title="The patient has hidden parts of this file">
          You have its pages without them, under “All pages”. The original is sealed.
        </Notice>
      </div>
    )
  }
  switch (file.kind) {
    case 'pdf':
      return <PdfViewer {...shown} />
    case 'image':
      return <ImageViewer {...shown} />
    case 'text':
      return <TextFileViewer {...shown} />
    case 'download':
      return (
        <div className="p-4">
          <DownloadOnly file={file} onShowPages={onShowPages} />
        </div>
      )
  }
}

/** A kind that no browser shows, or a PDF that could not be made harmless. */
function DownloadOnly({ file, onShowPages }: FileProps) {
  const care = file.scan === 'not_scanned' ? ' No virus scanner has looked at it: take care.' : ''
  if (!onShowPages && file.process === 'waiting') {
    return <Notice title="Its pages are being made">They come under “All pages”, one after the other.</Notice>
  }
  if (!onShowPages) {
    return (
      <Notice title="Download only">
        This file is not shown in the browser. Download it and open it on your computer.{care}
      </Notice>
    )
  }
  return (
    <Notice title="You have its pages">
      <p>
        This file is not shown as it was sent. The pages that we made of it, and their text, are under “All
        pages”. If you need the file itself, download it.{care}
      </p>
      <Button type="button" variant="secondary" size="sm" onClick={onShowPages}>
        Show the pages
      </Button>
    </Notice>
  )
}

const WITHHELD = {
  quarantined: {
    title: 'Being checked for viruses',
    text: 'It opens once the scanner has passed it. If it stays like this, tell an admin.',
  },
  infected: {
    title: 'A virus was found in this file',
    text: 'It stays closed. Ask the patient for another copy.',
  },
} as const
