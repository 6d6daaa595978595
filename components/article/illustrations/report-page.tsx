import type { Messages } from '@/lib/shared/messages/messages'
import { DrawingLabel } from './drawing-label'

type Labels = Messages['articles']['illustrations']['report-page']['labels']

const LEFT = 34
const LABEL_X = 296
const LINE_GAP = 15

/** The parts of the page from top to bottom; `lines` are the widths of its words, drawn as bars. */
const PARTS = [
  { id: 'exam', y: 82, lines: [176] },
  { id: 'history', y: 134, lines: [128] },
  { id: 'comparison', y: 186, lines: [92] },
  { id: 'technique', y: 238, lines: [204, 150] },
  { id: 'findings', y: 305, lines: [208, 196, 211, 172, 204, 186, 120] },
  { id: 'impression', y: 453, lines: [190, 204, 132] },
] as const

function Bars({ y, lines }: { y: number; lines: readonly number[] }) {
  return lines.map((width, index) => (
    <rect
      key={`${y}-${width}`}
      x={LEFT}
      y={y + 9 + index * LINE_GAP}
      width={width}
      height="6"
      rx="3"
      fill="var(--art-words)"
    />
  ))
}

/** A made-up report: its headings are words, all that stands under them is bars. */
export function ReportPage({ labels }: { labels: Labels }) {
  return (
    <>
      <rect
        x="16"
        y="16"
        width="248"
        height="560"
        rx="6"
        fill="var(--art-sheet)"
        stroke="var(--art-sheet-line)"
      />
      <rect x={LEFT} y="32" width="84" height="9" rx="4" fill="var(--art-words-strong)" />
      <rect x="196" y="33" width="50" height="7" rx="3" fill="var(--art-words)" />
      <path d={`M${LEFT} 54H246`} stroke="var(--art-sheet-line)" strokeWidth="2" />
      <rect x="24" y="430" width="232" height="86" rx="6" fill="var(--art-highlight)" />
      {PARTS.map(({ id, y, lines }) => (
        <g key={id} data-lit={id}>
          <text x={LEFT} y={y} fontSize="15" fontWeight="700" fill="var(--art-label)">
            {labels.headings[id]}
          </text>
          <Bars y={y} lines={lines} />
          <DrawingLabel side="right" x={LABEL_X} y={y} to={{ x: 252, y: y - 5 }} text={labels[id]} />
        </g>
      ))}
      <path
        data-lit="signature"
        d={`M${LEFT} 552C44 530 52 530 50 548S60 562 66 544S80 536 80 548S94 556 100 544S118 546 128 548`}
        fill="none"
        stroke="var(--art-words-strong)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <DrawingLabel
        side="right"
        x={LABEL_X}
        y={552}
        to={{ x: 136, y: 547 }}
        text={labels.signature}
        part="signature"
      />
    </>
  )
}
