import { Details } from '@/components/ui/details'
import type { MrPicture } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'

/** A real MR picture with its caption, and the same in words. Its size is known, so that nothing moves. */
export function ArticleMrPicture({ picture }: { picture: MrPicture }) {
  const { articles } = messagesFor('en')
  const { src, width, height, description, caption } = picture
  return (
    <figure className="mx-auto my-8 max-w-[31rem] break-inside-avoid">
      {/* biome-ignore lint/performance/noImgElement: checked and sized by the build; nothing is left to optimize */}
      <img
        src={src}
        width={width}
        height={height}
        alt={description}
        loading="lazy"
        decoding="async"
        className="h-auto w-full rounded-card border border-line"
      />
      <figcaption className="mt-3 text-sm">
        <p className="text-ink-soft">{caption}</p>
        <div className="print:hidden">
          <Details summary={articles.figure.describe}>
            <p>{description}</p>
          </Details>
        </div>
      </figcaption>
    </figure>
  )
}
