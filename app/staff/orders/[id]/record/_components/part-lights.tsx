'use client'

import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { isLit, partsOf } from '@/lib/articles/illustration-parts-schema'

type Props = {
  illustration: string
  lit: readonly string[]
  onToggle: (part: string) => void
  onAll: () => void
}

/** The parts of a drawing: those that are lit are bright on the stage, and the rest is dimmed. */
export function PartLights({ illustration, lit, onToggle, onAll }: Props) {
  const parts = partsOf(illustration)
  if (parts.length === 0) return null
  return (
    <fieldset className="rounded-card border border-line px-3 pt-1 pb-2">
      <legend className="px-1 font-semibold text-sm">Light up</legend>
      <div className="flex flex-wrap gap-1.5">
        {parts.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={isLit(id, lit)}
            onClick={() => onToggle(id)}
            className={classNames(
              'min-h-[44px] rounded-field border-2 px-2.5 text-sm',
              isLit(id, lit)
                ? 'border-action bg-action-tint font-semibold text-action'
                : 'border-line-strong bg-surface hover:bg-sunk',
            )}
          >
            {name}
          </button>
        ))}
        <Button size="sm" variant="quiet" onClick={onAll} disabled={lit.length === 0}>
          All as bright
        </Button>
      </div>
      <p className="mt-1.5 text-ink-soft text-sm">
        Or click a part on the picture while you point. L: the next part alone, K: the one before, A: all as
        bright.
      </p>
    </fieldset>
  )
}
