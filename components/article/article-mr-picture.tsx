import type { MrPicture } from '@/lib/articles/article-schema'
import { FigureWords } from './figure-words'

/** A real MR picture with its caption, and the same in words. Its size is known, so that nothing moves. */
export function ArticleMrPicture({ picture }: { picture: MrPicture }) {
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
      <FigureWords caption={caption} description={description} />
    </figure>
  )
}
