import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { messagesFor } from '@/lib/shared/messages/messages'

const { photos: words } = messagesFor('en').getYourReport
const LINES = [50, 62, 74, 86, 98, 110, 122]

/** How a page looks in a good photo and in two bad ones. The captions say it in words; the drawings repeat it. */
export function PhotoPictures() {
  return (
    <figure className="mt-6 max-w-[42rem]">
      <figcaption className="font-semibold">{words.title}</figcaption>
      <ul className="mt-3 grid grid-cols-3 gap-3 text-sm sm:gap-5">
        <Photo caption={words.good} isGood>
          <Sheet />
        </Photo>
        <Photo caption={words.slanted}>
          <g transform="rotate(17 60 80) translate(26 22)">
            <Sheet />
          </g>
        </Photo>
        <Photo caption={words.dark}>
          <Sheet />
          <path d="M120 30 32 92 22 160h98Z" fill="#14120e" opacity="0.65" />
        </Photo>
      </ul>
    </figure>
  )
}

function Photo({
  caption,
  isGood = false,
  children,
}: {
  caption: string
  isGood?: boolean
  children: ReactNode
}) {
  const Icon = isGood ? Check : X
  return (
    <li>
      <svg viewBox="0 0 120 160" aria-hidden="true" className="w-full rounded-card bg-line-strong">
        {children}
      </svg>
      <p className="mt-2 flex items-start gap-1.5 leading-snug max-sm:flex-col">
        <Icon
          aria-hidden
          strokeWidth={3}
          className={isGood ? 'mt-0.5 size-4 shrink-0 text-success' : 'mt-0.5 size-4 shrink-0 text-danger'}
        />
        {caption}
      </p>
    </li>
  )
}

/** A page of text on a table. White in every theme: it is paper. */
function Sheet() {
  return (
    <g>
      <rect x="18" y="18" width="84" height="124" fill="#fff" />
      <path d="M26 34h44" stroke="#1f2523" strokeWidth="5" />
      {LINES.map((y, index) => (
        <path key={y} d={`M26 ${y}h${index % 3 === 2 ? 48 : 68}`} stroke="#59615d" strokeWidth="3" />
      ))}
    </g>
  )
}
