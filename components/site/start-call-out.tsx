import { Check } from 'lucide-react'
import { LinkButton } from '@/components/ui/button'
import { messagesFor } from '@/lib/shared/messages/messages'

/** The invitation at the end of a page that informs. */
export function StartCallOut() {
  const { start } = messagesFor('en').site
  return (
    <aside
      aria-labelledby="start-title"
      className="mt-16 rounded-card bg-action-tint p-6 sm:p-9 print:hidden"
    >
      <h2 id="start-title" className="text-2xl">
        {start.title}
      </h2>
      <p className="mt-3 max-w-measure">{start.text}</p>
      <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-1.5">
        {start.points.map((point) => (
          <li key={point} className="flex items-center gap-2">
            <Check aria-hidden className="size-5 shrink-0 text-action" />
            {point}
          </li>
        ))}
      </ul>
      <LinkButton href="/order" size="lg" className="mt-6 w-full sm:w-auto">
        {start.button}
      </LinkButton>
    </aside>
  )
}
