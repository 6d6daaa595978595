'use client'

import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { ReadingPage } from '@/lib/reports/report-reading'
import type { WorkFile } from '@/lib/videos/workspace-dto'
import { useWidth } from '../use-width'
import { useViewControls } from '../viewer-toolbar'
import { OutlinePanel } from './outline-panel'
import { pageInView } from './page-in-view'
import { placesOf } from './page-search'
import { PageSheet } from './page-sheet'
import { PagesToolbar } from './pages-toolbar'
import { type Reading, useReportReading } from './use-report-reading'

type PagesProps = { orderId: string; files: readonly WorkFile[]; pages: readonly ReportPageDto[] }

const GAP = 8

/** All pages of a report, one below the other or side by side, with their words. */
export function PagesViewer({ orderId, files, pages }: PagesProps) {
  const controls = useViewControls()
  const pane = useRef<HTMLElement>(null)
  const paneWidth = useWidth(pane)
  const [isDouble, setIsDouble] = useState(false)
  const [isOutlineOpen, setIsOutlineOpen] = useState(false)
  const [currentPage, setCurrentPage] = useState(1)
  const read = useReportReading(orderId, pages)
  const reading = read.state === 'ready' ? read.reading : null
  const goTo = (place: { pageId: string; y: number }) => scrollTo(pane, pages, place)
  const search = useSearch(reading?.pages ?? [], goTo)
  const width = ((paneWidth - (isDouble ? GAP : 0)) / (isDouble ? 2 : 1)) * controls.zoom
  useSamePlace(pane, { width, layout: `${isDouble} ${controls.rotation}`, page: pages[currentPage - 1]?.id })
  // Side by side there are two in a row: the row before or after is two pages away.
  const inRow = isDouble ? 2 : 1
  const byId = useMemo(() => new Map(reading?.pages.map((page) => [page.id, page])), [reading])

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PagesToolbar
        controls={controls}
        pages={{
          current: currentPage,
          count: pages.length,
          goBy: (by) => {
            const page = pages[currentPage - 1 + by * inRow]
            if (page) goTo({ pageId: page.id, y: 0 })
          },
        }}
        isDouble={isDouble}
        onDouble={() => setIsDouble(!isDouble)}
        outline={reading && { isOpen: isOutlineOpen, onToggle: () => setIsOutlineOpen(!isOutlineOpen) }}
        search={search}
      />
      <ReadingTrouble read={read} />
      {reading && isOutlineOpen && (
        <OutlinePanel sections={reading.sections} notes={reading.notes} onGoTo={goTo} />
      )}
      <section
        ref={pane}
        aria-label="Pages of the report"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={(event) => setCurrentPage(currentIn(event.currentTarget))}
        className="relative min-h-0 flex-1 overflow-auto bg-sunk p-2"
      >
        <div className="flex flex-wrap" style={{ gap: GAP, inlineSize: isDouble ? width * 2 + GAP : width }}>
          {paneWidth > 0 &&
            pages.map((page) => {
              const found = search.places.filter(({ pageId }) => pageId === page.id).map(({ range }) => range)
              return (
                <figure key={page.id} className="grid gap-1">
                  <PageSheet
                    orderId={orderId}
                    page={page}
                    label={`Page ${page.pageNumber} of ${fileName(files, page)}`}
                    width={width}
                    rotation={controls.rotation}
                    reading={byId.get(page.id)}
                    notes={reading?.notes ?? {}}
                    found={found}
                    current={search.places[search.current]?.range}
                  />
                  <PageCaption files={files} page={page} reading={byId.get(page.id)} width={width} />
                </figure>
              )
            })}
        </div>
      </section>
    </div>
  )
}

function ReadingTrouble({ read }: { read: Reading }) {
  if (read.state === 'ready' && read.reading.isCut) {
    return (
      <Notice tone="soon" title="This report is very long">
        The words of its last pages are on their pictures alone. They are not in the search, the outline, or
        what the script has to cover: read them there.
      </Notice>
    )
  }
  if (read.state !== 'failed') return null
  return (
    <Notice tone="soon" title="The words did not load">
      The pictures can be read. To search them, load this page again.
    </Notice>
  )
}

function PageCaption(props: {
  files: readonly WorkFile[]
  page: ReportPageDto
  reading: ReadingPage | undefined
  width: number
}) {
  const { files, page, reading, width } = props
  return (
    <figcaption
      className="flex flex-wrap items-center gap-x-2 text-ink-soft text-sm"
      style={{ inlineSize: width }}
    >
      <span className="min-w-0 break-words">
        {fileName(files, page)}, page {page.pageNumber}
      </span>
      {reading?.source === 'ocr' && (
        <Badge tone={(reading.confidence ?? 0) < 60 ? 'soon' : 'neutral'}>
          {reading.confidence ? `Read by a machine, ${reading.confidence} % sure` : 'Not read by a machine'}
        </Badge>
      )}
    </figcaption>
  )
}

/** What is looked for, where it is, and which place the reader is at. */
function useSearch(pages: readonly ReadingPage[], goTo: (place: { pageId: string; y: number }) => void) {
  const [query, setQuery] = useState('')
  const [current, setCurrent] = useState(0)
  const places = useMemo(() => placesOf(pages, query), [pages, query])
  function onQuery(next: string) {
    setQuery(next)
    setCurrent(0)
    const [first] = placesOf(pages, next)
    if (first) goTo(first)
  }
  function onStep(by: 1 | -1) {
    if (places.length === 0) return
    const next = (current + by + places.length) % places.length
    setCurrent(next)
    const place = places[next]
    if (place) goTo(place)
  }
  return { query, places, count: places.length, current, onQuery, onStep }
}

function sheetsIn(pane: HTMLElement): HTMLElement[] {
  return [...pane.querySelectorAll<HTMLElement>('[data-page]')]
}

/** What is in the middle of the pane stays there when its pages grow or shrink; laid out anew, the page stays in view. */
function useSamePlace(
  pane: RefObject<HTMLElement | null>,
  { width, layout, page }: { width: number; layout: string; page: string | undefined },
) {
  const before = useRef({ width, layout })
  useLayoutEffect(() => {
    const factor = width / before.current.width
    const isSameLayout = layout === before.current.layout
    before.current = { width, layout }
    const shown = pane.current
    if (!shown) return
    if (!isSameLayout) {
      const sheet = sheetsIn(shown).find((one) => one.dataset.page === page)
      if (sheet) shown.scrollTo({ top: offsetIn(shown, sheet) - GAP })
    } else if (Number.isFinite(factor) && factor !== 1) {
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = shown
      shown.scrollTo({
        top: (scrollTop + clientHeight / 2) * factor - clientHeight / 2,
        left: (scrollLeft + clientWidth / 2) * factor - clientWidth / 2,
      })
    }
  }, [pane, width, layout, page])
}

function currentIn(pane: HTMLElement): number {
  const tops = sheetsIn(pane).map((sheet) => Math.round(offsetIn(pane, sheet)))
  return pageInView(tops, pane.scrollTop + pane.clientHeight / 2)
}

function offsetIn(pane: HTMLElement, sheet: HTMLElement): number {
  return sheet.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop
}

/** Brings a place on a page into view, a little below the upper edge. A page that was turned is shown from its top. */
function scrollTo(
  pane: RefObject<HTMLElement | null>,
  pages: readonly ReportPageDto[],
  { pageId, y }: { pageId: string; y: number },
) {
  const page = pages.find(({ id }) => id === pageId)
  const sheet = pane.current && sheetsIn(pane.current).find((one) => one.dataset.page === pageId)
  if (!pane.current || !page || !sheet) return
  const isUpright = sheet.clientHeight > sheet.clientWidth === page.height > page.width
  const down = isUpright ? (y / page.height) * sheet.clientHeight : 0
  pane.current.scrollTo({ top: Math.max(0, offsetIn(pane.current, sheet) + down - 60) })
}

function fileName(files: readonly WorkFile[], page: ReportPageDto): string {
  return files.find(({ id }) => id === page.fileId)?.fileName ?? 'the report'
}
