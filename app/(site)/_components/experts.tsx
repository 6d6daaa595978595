import { Check, X } from 'lucide-react'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Section } from './section'

const { experts } = messagesFor('en').site

/** Who makes the videos, and what they will not do. Names nobody until there is somebody to name. */
export function Experts() {
  return (
    <Section id="experts" heading={experts.heading} isBand>
      <div className="grid max-w-measure gap-4 text-lg">
        {experts.text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <div className="mt-9 grid gap-8 sm:grid-cols-2">
        <List title={experts.doTitle} items={experts.do} does />
        <List title={experts.dontTitle} items={experts.dont} />
      </div>
    </Section>
  )
}

function List({ title, items, does = false }: { title: string; items: readonly string[]; does?: boolean }) {
  const Icon = does ? Check : X
  return (
    <div>
      <h3 className="border-line-strong border-t-2 pt-3 text-lg">{title}</h3>
      <ul className="mt-3 grid gap-2.5">
        {items.map((item) => (
          <li key={item} className="flex items-start gap-3">
            <Icon
              aria-hidden
              className={does ? 'mt-1 size-5 shrink-0 text-action' : 'mt-1 size-5 shrink-0 text-ink-soft'}
              strokeWidth={2.75}
            />
            {item}
          </li>
        ))}
      </ul>
    </div>
  )
}
