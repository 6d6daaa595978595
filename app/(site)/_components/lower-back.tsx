/** Vertebrae from top to bottom: where each is and how far it leans, so that together they make the curve. */
const BONES = [
  { x: 196, y: 22, lean: 9 },
  { x: 188, y: 74, lean: 4 },
  { x: 187, y: 126, lean: -3 },
  { x: 195, y: 178, lean: -11 },
] as const

const CUSHIONS = [
  { x: 191, y: 48, lean: 6 },
  { x: 187, y: 100, lean: 1 },
  { x: 190, y: 152, lean: -7 },
] as const

type LowerBackProps = { label: string; bone: string; cushion: string; nerves: string }

/** The lower back from the side, with the cushion that the example is about. */
export function LowerBack({ label, bone, cushion, nerves }: LowerBackProps) {
  return (
    <svg viewBox="0 0 400 204" role="img" aria-label={label} className="block h-auto w-full">
      <path
        d="M268 -6 C254 50 250 110 256 150 S272 190 276 212"
        className="fill-none stroke-soon-tint"
        strokeWidth="19"
      />
      <path
        d="M268 -6 C254 50 250 110 256 150 S272 190 276 212M263 -6 C249 50 245 110 251 150 S267 190 271 212M273 -6 C259 50 255 110 261 150 S277 190 281 212"
        className="fill-none stroke-soon-line"
        strokeWidth="1.5"
      />
      {BONES.map((place) => (
        <g key={place.y} transform={`translate(${place.x} ${place.y}) rotate(${place.lean})`}>
          <path
            d="M-38-20Q0-15 38-20 47-20 45-13 40 0 45 13 47 20 38 20 0 15-38 20-47 20-45 13-40 0-45-13-47-20-38-20Z"
            className="fill-surface stroke-ink"
            strokeWidth="2"
          />
          <path
            d="M84-10q9-5 16 1l31 17q8 6-1 9l-33-3q-13-3-13-24Z"
            className="fill-surface stroke-ink"
            strokeWidth="2"
          />
        </g>
      ))}
      {CUSHIONS.map((place, index) => {
        const isMarked = index === CUSHIONS.length - 1
        return (
          <rect
            key={place.y}
            x="-41"
            y={isMarked ? -4 : -6.5}
            width="82"
            height={isMarked ? 8 : 13}
            rx={isMarked ? 4 : 6.5}
            transform={`translate(${place.x} ${place.y}) rotate(${place.lean})`}
            className={isMarked ? 'fill-soon-line stroke-soon' : 'fill-action-tint stroke-action'}
            strokeWidth={isMarked ? 2.5 : 1.5}
          />
        )
      })}
      <Label x={6} y={80} text={bone} line="M58 74H142" />
      <Label x={6} y={160} text={cushion} line="M130 154H146" isMarked />
      <Label x={318} y={19} text={nerves} line="M312 14H268" />
    </svg>
  )
}

// In the drawing's own units: larger where the drawing is smaller.
const LABEL = 'text-[20px] sm:text-[17px]'

function Label({
  x,
  y,
  text,
  line,
  isMarked = false,
}: {
  x: number
  y: number
  text: string
  line: string
  isMarked?: boolean
}) {
  return (
    <>
      <path d={line} className={isMarked ? 'stroke-soon' : 'stroke-ink-soft'} strokeWidth="1.5" />
      <text
        x={x}
        y={y}
        className={`${LABEL} ${isMarked ? 'fill-soon font-bold' : 'fill-ink-soft font-medium'}`}
      >
        {text}
      </text>
    </>
  )
}
