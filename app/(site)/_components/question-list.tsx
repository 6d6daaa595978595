import Link from 'next/link'
import { Details } from '@/components/ui/details'

export type Question = {
  id: string
  question: string
  answer: readonly string[]
  link?: { href: string; text: string }
}

/** Questions that open on a tap; the browser's own search finds the answers. */
export function QuestionList({ items }: { items: readonly Question[] }) {
  return items.map((item) => (
    <Details key={item.id} summary={item.question} look="line">
      {item.answer.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {item.link && (
        <p>
          <Link
            href={item.link.href}
            className="inline-flex min-h-[44px] items-center font-semibold text-action underline underline-offset-4"
          >
            {item.link.text}
          </Link>
        </p>
      )}
    </Details>
  ))
}
