import { Fragment } from 'react'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import type { ReadingPage, ReportReading } from '@/lib/reports/report-reading'
import type { WordRange } from '@/lib/shared/word-finder'
import type { Rotation } from '../viewer-toolbar'
import styles from './page-sheet.module.css'

type SheetProps = {
  orderId: string
  page: ReportPageDto
  label: string
  /** Of the sheet on the screen, in pixels. */
  width: number
  /** Added to the turn that the patient gave it. */
  rotation: Rotation
  reading: ReadingPage | undefined
  notes: ReportReading['notes']
  found: readonly WordRange[]
  /** The one of `found` that the reader is at. */
  current: WordRange | undefined
}

/** One page: its picture, and over it its words, invisible, to be selected, found and explained. */
export function PageSheet(props: SheetProps) {
  const { orderId, page, label, width, rotation, reading } = props
  const turn = (page.turn + rotation) % 360
  const isSideways = turn % 180 !== 0
  const ratio = page.height / page.width
  const height = isSideways ? width / ratio : width * ratio
  const upright = isSideways ? { width: height, height: width } : { width, height }
  return (
    <div data-page={page.id} className={styles.sheet} style={{ width, height }}>
      <div
        className={styles.turned}
        style={{ ...upright, transform: `translate(-50%, -50%) rotate(${turn}deg)` }}
      >
        {page.hidden === 'waiting' ? (
          <p className={styles.waiting}>
            The patient hides parts of this page. It comes in a moment: load this page again.
          </p>
        ) : (
          // biome-ignore lint/performance/noImgElement: a private picture is not resized by a shared cache
          <img
            // What is hidden of it changes the picture under the same name.
            src={`/api/orders/${orderId}/pages/${page.id}?hidden=${page.hidden}`}
            alt={label}
            loading="lazy"
            className={styles.picture}
          />
        )}
        {reading && <Words {...props} reading={reading} />}
      </div>
    </div>
  )
}

/** Drawn in the pixels of the picture, so that zooming and turning need no sums. */
function Words({ page, reading, notes, found, current }: SheetProps & { reading: ReadingPage }) {
  const { words, terms } = reading
  return (
    // Its words are for selecting; the picture's name says which page it is.
    <svg viewBox={`0 0 ${page.width} ${page.height}`} className={styles.words} role="presentation">
      {found.map((range) => (
        <Marked
          key={`${range.from}-${range.to}`}
          words={words.slice(range.from, range.to + 1)}
          className={range === current ? styles.current : styles.found}
        />
      ))}
      {terms.map(({ from, to, termId }) => (
        <g key={`${from}-${termId}`}>
          <title>{notes[termId]?.definition}</title>
          {words.slice(from, to + 1).map(({ x, y, w, h }) => (
            <line
              key={`${x}-${y}`}
              x1={x}
              x2={x + w}
              y1={y + h * 1.12}
              y2={y + h * 1.12}
              className={styles.term}
            />
          ))}
        </g>
      ))}
      {linesOf(words).map((line) => (
        <text key={`${line[0]?.x}-${line[0]?.y}`}>
          {line.map((word, index) => (
            // The words of a page never change, so a word's place is its identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Fragment key={index}>
              <tspan
                x={word.x}
                y={word.y + word.h * 0.82}
                fontSize={word.h}
                textLength={word.w}
                lengthAdjust="spacingAndGlyphs"
              >
                {word.text}
              </tspan>{' '}
            </Fragment>
          ))}
        </text>
      ))}
    </svg>
  )
}

/** Words beside each other: what is selected is copied line by line. */
function linesOf(words: ReadingPage['words']): ReadingPage['words'][] {
  const lines: ReadingPage['words'][] = []
  for (const word of words) {
    const before = lines.at(-1)?.at(-1)
    const goesOn = before && word.x > before.x && Math.abs(word.y - before.y) < before.h * 0.7
    if (goesOn) lines.at(-1)?.push(word)
    else lines.push([word])
  }
  return lines
}

function Marked({ words, className }: { words: ReadingPage['words']; className: string | undefined }) {
  return words.map(({ x, y, w, h }) => (
    <rect
      key={`${x}-${y}`}
      x={x - h * 0.1}
      y={y - h * 0.1}
      width={w + h * 0.2}
      height={h * 1.2}
      className={className}
    />
  ))
}
