import { useMemo } from 'react'
import { compareLines } from '@/lib/shared/compare-lines'

type Props = { old: readonly string[]; now: readonly string[]; oldName: string; nowName: string }

/** Two texts in one: struck through what only the older has, underlined what only the newer has. */
export function TextComparison({ old, now, oldName, nowName }: Props) {
  const lines = useMemo(() => compareLines(old, now), [old, now])
  if (lines.every(({ where }) => where === 'both')) return <p>Both are the same, word for word.</p>
  return (
    <div className="grid gap-2 text-sm">
      <p className="text-ink-soft">
        <del>Struck through</del>: only in {oldName}. <ins>Underlined</ins>: only in {nowName}.
      </p>
      <ol className="grid gap-1">
        {lines.map(({ text, where }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand twice, and nothing is kept in one
          <li key={index} className="wrap-anywhere">
            {where === 'both' ? (
              <span className="text-ink-soft">{text}</span>
            ) : where === 'old' ? (
              <del>{text}</del>
            ) : (
              <ins className="font-semibold">{text}</ins>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
