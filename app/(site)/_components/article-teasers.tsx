import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { TextLink } from '@/components/ui/text-link'
import { isServedPath } from '@/lib/articles/article-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Section } from './section'

const { articles } = messagesFor('en').site

export function ArticleTeasers() {
  const items = articles.items.filter(({ href }) => isServedPath(href))
  if (items.length === 0) return null
  return (
    <Section id="read" heading={articles.heading} intro={articles.intro} isBand>
      <ul className="grid gap-5 sm:grid-cols-2">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              className="group flex h-full flex-col rounded-card border border-line bg-surface p-6 text-ink no-underline shadow-card hover:border-action"
            >
              <h3 className="text-xl group-hover:text-action group-hover:underline group-hover:underline-offset-4">
                {item.title}
              </h3>
              <p className="mt-2 mb-4 text-ink-soft">{item.text}</p>
              <ArrowRight
                aria-hidden
                className="mt-auto size-6 text-action transition-transform group-hover:translate-x-1 rtl:rotate-180 rtl:group-hover:-translate-x-1"
              />
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <TextLink href="/articles">{articles.all}</TextLink>
      </p>
    </Section>
  )
}
