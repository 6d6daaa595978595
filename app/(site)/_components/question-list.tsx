import { Details } from '@/components/ui/details'
import { TextLink } from '@/components/ui/text-link'

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
          <TextLink href={item.link.href}>{item.link.text}</TextLink>
        </p>
      )}
    </Details>
  ))
}
