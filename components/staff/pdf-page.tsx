'use client'

import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import styles from './pdf-page.module.css'
import type { Rotation } from './viewer-toolbar'

type PageProps = { pdf: PDFDocumentProxy; number: number; width: number; rotation: Rotation }
type View = { page: PDFPageProxy; width: number; rotation: Rotation }

/** Height to width of A4, until the page says its own. */
const USUAL_RATIO = Math.SQRT2
const MAX_PIXEL_RATIO = 3

/** One page of a PDF: its text at once (to be found and copied), its picture when it comes near the view. */
export function PdfPage({ pdf, number, width, rotation }: PageProps) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState<PDFPageProxy>()
  const [hasFailed, setHasFailed] = useState(false)
  const isNear = useIsNear(box)

  useEffect(() => {
    let isLeft = false
    pdf.getPage(number).then(
      (found) => isLeft || setPage(found),
      () => isLeft || setHasFailed(true),
    )
    return () => {
      isLeft = true
    }
  }, [pdf, number])

  useEffect(() => {
    if (!page || !canvas.current || !isNear) return
    return drawPicture(canvas.current, { page, width, rotation }, () => setHasFailed(true))
  }, [page, width, rotation, isNear])

  useEffect(() => {
    if (!page || !text.current) return
    return drawText(text.current, { page, width, rotation })
  }, [page, width, rotation])

  const viewport = page && viewportOf({ page, width, rotation })
  return (
    <div
      ref={box}
      data-page={number}
      className={styles.page}
      style={{
        width,
        height: viewport?.height ?? width * USUAL_RATIO,
        ['--total-scale-factor' as string]: viewport?.scale ?? 1,
      }}
    >
      {hasFailed && (
        <p role="status" className={styles.failed}>
          Page {number} cannot be shown here. Download the file to read it.
        </p>
      )}
      <canvas ref={canvas} aria-hidden className={styles.picture} />
      <div ref={text} className={styles.text} />
    </div>
  )
}

function viewportOf({ page, width, rotation }: View) {
  const turned = { rotation: (page.rotate + rotation) % 360 }
  const scale = width / page.getViewport({ scale: 1, ...turned }).width
  return page.getViewport({ scale, ...turned })
}

function drawPicture(canvas: HTMLCanvasElement, view: View, onFailure: () => void): () => void {
  const ratio = Math.min(window.devicePixelRatio, MAX_PIXEL_RATIO)
  const viewport = viewportOf(view)
  canvas.width = Math.floor(viewport.width * ratio)
  canvas.height = Math.floor(viewport.height * ratio)
  const task = view.page.render({ canvas, viewport, transform: [ratio, 0, 0, ratio, 0, 0] })
  let isLeft = false
  // Turning or zooming cancels a picture that is still being drawn.
  task.promise.catch(() => isLeft || onFailure())
  return () => {
    isLeft = true
    task.cancel()
  }
}

function drawText(container: HTMLDivElement, view: View): () => void {
  let cancel = () => {}
  let isLeft = false
  async function draw() {
    const { TextLayer } = await import('pdfjs-dist')
    if (isLeft) return
    container.replaceChildren()
    const layer = new TextLayer({
      textContentSource: view.page.streamTextContent(),
      container,
      viewport: viewportOf(view),
    })
    cancel = () => layer.cancel()
    await layer.render()
  }
  draw().catch((error: unknown) => {
    // Without its text the page can still be read; turning or zooming cancels it.
    if (!isLeft) reportError(error)
  })
  return () => {
    isLeft = true
    cancel()
  }
}

/** Whether an element is in view or about to be; once near, it stays so. */
function useIsNear(element: { readonly current: HTMLElement | null }): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setIsNear(true)
      },
      { rootMargin: '600px' },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return isNear
}
