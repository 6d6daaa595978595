import { TextLink } from '@/components/ui/text-link'
import { messagesFor } from '@/lib/shared/messages/messages'
import { Section } from './section'

const { privacy } = messagesFor('en').site

export function PrivacyInShort() {
  return (
    <Section id="privacy" heading={privacy.heading}>
      <dl className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {privacy.items.map((item) => (
          <div key={item.title} className="border-action border-s-4 ps-5">
            <dt className="font-display text-lg">{item.title}</dt>
            <dd className="mt-1 text-ink-soft">{item.text}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-8">
        <TextLink href="/privacy">{privacy.link}</TextLink>
      </p>
    </Section>
  )
}
