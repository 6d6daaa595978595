import { Check, X } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'

/** Short points, each with a sign: a check for what is so, a cross for what is not. The words say it, too. */
export function CheckList({ items, isNot = false }: { items: readonly string[]; isNot?: boolean }) {
  const Icon = isNot ? X : Check
  return (
    <ul className="grid max-w-measure gap-2.5">
      {items.map((item) => (
        <li key={item} className="flex items-start gap-3">
          <Icon
            aria-hidden
            className={classNames('mt-1 size-5 shrink-0', isNot ? 'text-ink-soft' : 'text-action')}
            strokeWidth={2.75}
          />
          {item}
        </li>
      ))}
    </ul>
  )
}
