import type { IllustrationId } from '@/lib/articles/article-schema'

/** Lets another place on the page show the same drawing. */
export function sceneId(id: IllustrationId): string {
  return `${id}-drawing`
}
