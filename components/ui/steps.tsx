import { classNames } from './class-names'

type StepsProps = {
  /** Counted from 1. */
  current: number
  total: number
  /** `Step 2 of 5`, in the reader's language. */
  text: string
  /** What this step is about, said after the text. */
  name?: string
}

/** How far one is in a short series of screens. */
export function Steps({ current, total, text, name }: StepsProps) {
  return (
    <div>
      <p className="text-sm">
        <span className="font-semibold text-action">{text}</span>
        {name && <span className="text-ink-soft"> · {name}</span>}
      </p>
      <div aria-hidden className="mt-2 flex gap-1.5">
        {Array.from({ length: total }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity and never move
            key={index}
            className={classNames('h-1.5 flex-1 rounded-full', index < current ? 'bg-action' : 'bg-line')}
          />
        ))}
      </div>
    </div>
  )
}
