import { Details } from '@/components/ui/details'
import { messagesFor } from '@/lib/shared/messages/messages'

/** The caption of a picture, and the same in words for those who cannot see it or want to be sure. */
export function FigureWords({ caption, description }: { caption: string; description: string }) {
  return (
    <figcaption className="mt-3 text-sm">
      <p className="text-ink-soft">{caption}</p>
      <div className="print:hidden">
        <Details summary={messagesFor('en').articles.figure.describe}>
          <p>{description}</p>
        </Details>
      </div>
    </figcaption>
  )
}
