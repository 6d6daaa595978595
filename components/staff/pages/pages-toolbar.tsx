'use client'

import { BookOpen, ChevronDown, ChevronUp, List, Search } from 'lucide-react'
import { ToolButton, type useViewControls, ViewerToolbar } from '../viewer-toolbar'

type ToolbarProps = {
  controls: ReturnType<typeof useViewControls>
  pages: { current: number; count: number; goBy: (by: 1 | -1) => void }
  isDouble: boolean
  onDouble: () => void
  outline: { isOpen: boolean; onToggle: () => void } | null
  search: {
    query: string
    count: number
    current: number
    onQuery: (query: string) => void
    onStep: (by: 1 | -1) => void
  }
}

/** The buttons above a report's pages. */
export function PagesToolbar({ controls, pages, isDouble, onDouble, outline, search }: ToolbarProps) {
  const { query, count, current, onQuery, onStep } = search
  return (
    <div>
      <ViewerToolbar controls={controls} pages={pages} />
      <div className="flex flex-wrap items-center gap-1 border-line border-b bg-surface px-2 py-1 text-sm">
        <ToolButton label="Two pages side by side" onPress={onDouble} isOn={isDouble}>
          <BookOpen aria-hidden className="size-5" />
        </ToolButton>
        {outline && (
          <ToolButton label="Sections of the report" onPress={outline.onToggle} isOn={outline.isOpen}>
            <List aria-hidden className="size-5" />
          </ToolButton>
        )}
        <search className="flex min-w-40 flex-1 items-center gap-1">
          <Search aria-hidden className="ms-1 size-5 shrink-0 text-ink-soft" />
          <input
            type="search"
            aria-label="Find in the report"
            placeholder="Find in the report"
            value={query}
            onChange={(event) => onQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              onStep(event.shiftKey ? -1 : 1)
            }}
            className="min-h-[44px] min-w-0 flex-1 rounded-field border-2 border-line-strong bg-surface px-2"
          />
        </search>
        {query.trim() !== '' && (
          <span className="flex items-center">
            <span role="status" className="whitespace-nowrap px-1 tabular-nums">
              {count === 0 ? 'Not found' : `${current + 1} of ${count}`}
            </span>
            <ToolButton label="Place before" onPress={() => onStep(-1)} isDisabled={count === 0}>
              <ChevronUp aria-hidden className="size-5" />
            </ToolButton>
            <ToolButton label="Next place" onPress={() => onStep(1)} isDisabled={count === 0}>
              <ChevronDown aria-hidden className="size-5" />
            </ToolButton>
          </span>
        )}
      </div>
    </div>
  )
}
