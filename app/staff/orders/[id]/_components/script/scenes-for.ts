import { ILLUSTRATION_IDS } from '@/lib/articles/article-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { clockTime } from '@/lib/shared/spans'
import type { OfferedClip } from '@/lib/videos/clip-schema'
import type { StagePage } from '@/lib/videos/script-work'
import type { SceneChoice } from './scene-choices'

/** What a section may show: pages of the report, pictures that came with it, a title card, the site's drawings, clips. */
export function scenesFor(
  orderId: string,
  pages: readonly StagePage[],
  clips: readonly OfferedClip[],
): SceneChoice[] {
  const { illustrations } = messagesFor('en').articles
  const read = pages.filter(({ isKeyPicture }) => !isKeyPicture)
  const seen = pages.filter(({ isKeyPicture }) => isKeyPicture)
  const pictureOf = ({ id, turn }: StagePage) => ({ src: `/api/orders/${orderId}/pages/${id}`, turn })
  return [
    ...read.map((page, index): SceneChoice => {
      const { fileId: reportFileId, pageNumber } = page
      return {
        key: `page:${reportFileId}:${pageNumber}`,
        label: `Report, page ${index + 1}`,
        group: 'Report',
        scene: { kind: 'page', reportFileId, pageNumber, crop: null, highlights: [] },
        picture: pictureOf(page),
      }
    }),
    ...seen.map(
      (page, index): SceneChoice => ({
        key: `picture:${page.fileId}`,
        label: `Picture ${index + 1}`,
        group: 'Pictures from the patient',
        scene: { kind: 'picture', reportFileId: page.fileId, crop: null },
        picture: pictureOf(page),
      }),
    ),
    { key: 'title', label: 'Title card', group: 'Card', scene: { kind: 'title', title: '', text: '' } },
    ...ILLUSTRATION_IDS.map(
      (id): SceneChoice => ({
        key: `illustration:${id}`,
        label: illustrations[id].title,
        group: 'Drawings',
        scene: { kind: 'illustration', name: id, parts: [] },
      }),
    ),
    ...clips.map(
      (clip): SceneChoice => ({
        key: `clip:${clip.id}`,
        label: `Clip: ${clip.title}, ${clockTime(clip.durationMs)}`,
        group: 'Clips',
        scene: { kind: 'clip', clipId: clip.id, covers: [] },
        clip,
      }),
    ),
  ]
}
