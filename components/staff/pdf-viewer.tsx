'use client'

import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { PdfPage } from './pdf-page'
import { useWidth } from './use-width'
import { useViewControls, ViewerToolbar } from './viewer-toolbar'

type Loaded =
  | { state: 'loading' }
  | { state: 'failed'; why: string }
  | { state: 'ready'; pdf: PDFDocumentProxy }

/** Served by ourselves: scripts/generate.ts copies these from the package. */
const FILES = '/pdfjs/'
/** Pictures with more pixels are left out of the page. */
const MAX_IMAGE_PIXELS = 50_000_000

/** A PDF in the page, all pages below each other; the browser's own 'find' looks through every page. */
export function PdfViewer({ url, label }: { url: string; label: string }) {
  const loaded = usePdf(url)
  const controls = useViewControls()
  const pane = useRef<HTMLElement>(null)
  const width = useWidth(pane)
  const [current, setCurrent] = useState(1)
  const count = loaded.state === 'ready' ? loaded.pdf.numPages : 1

  function pagesIn(element: HTMLElement): HTMLElement[] {
    return [...element.querySelectorAll<HTMLElement>('[data-page]')]
  }
  function followScroll(element: HTMLElement) {
    const middle = element.scrollTop + element.clientHeight / 2
    const passed = pagesIn(element).filter((page) => page.offsetTop <= middle)
    setCurrent(Math.max(1, passed.length))
  }
  function goBy(by: number) {
    if (!pane.current) return
    const wanted = pagesIn(pane.current)[current - 1 + by]
    if (wanted) pane.current.scrollTo({ top: wanted.offsetTop - 8 })
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ViewerToolbar
        controls={controls}
        {...(loaded.state === 'ready' && { pages: { current, count, goBy } })}
      />
      <section
        ref={pane}
        aria-label={label}
        aria-busy={loaded.state === 'loading'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => followScroll(event.currentTarget)}
        className="relative min-h-0 flex-1 overflow-auto bg-sunk p-2"
      >
        {loaded.state === 'loading' && (
          <p role="status" className="p-4 text-ink-soft">
            Opening the file…
          </p>
        )}
        {loaded.state === 'failed' && (
          <Notice tone="soon" title="This file can not be shown here">
            {loaded.why}
          </Notice>
        )}
        {loaded.state === 'ready' &&
          width > 0 &&
          Array.from({ length: count }, (_, index) => index + 1).map((number) => (
            <PdfPage
              key={number}
              pdf={loaded.pdf}
              number={number}
              width={width * controls.zoom}
              rotation={controls.rotation}
            />
          ))}
      </section>
    </div>
  )
}

function usePdf(url: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' })
  useEffect(() => {
    let isLeft = false
    let close: (() => Promise<void>) | undefined

    async function open() {
      const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist')
      if (isLeft) return
      GlobalWorkerOptions.workerSrc = `${FILES}pdf.worker.min.mjs`
      const task = getDocument({
        url,
        wasmUrl: `${FILES}wasm/`,
        cMapUrl: `${FILES}cmaps/`,
        standardFontDataUrl: `${FILES}standard_fonts/`,
        iccUrl: `${FILES}iccs/`,
        enableXfa: false,
        maxImageSize: MAX_IMAGE_PIXELS,
      })
      close = () => task.destroy()
      const pdf = await task.promise
      if (!isLeft) setLoaded({ state: 'ready', pdf })
    }

    open().catch((error: unknown) => {
      if (!isLeft) setLoaded({ state: 'failed', why: reasonOf(error) })
    })
    return () => {
      isLeft = true
      void close?.()
    }
  }, [url])
  return loaded
}

function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException')
    return 'It is locked with a password. Ask the patient for a copy without one.'
  if (name === 'InvalidPDFException')
    return 'It is damaged. Download it, or ask the patient for a better copy.'
  return 'It did not load. Check your connection, then open it again, or download it.'
}
