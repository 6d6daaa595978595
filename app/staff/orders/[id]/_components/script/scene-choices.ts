import type { OfferedClip } from '@/lib/videos/clip-schema'
import type { Scene } from '@/lib/videos/script-schema'

/** A picture that a section may show, with the name it has in a list. */
export type SceneChoice = {
  key: string
  label: string
  group: 'Report' | 'Pictures from the patient' | 'Card' | 'Drawings' | 'Clips'
  scene: Scene
  clip?: OfferedClip
  /** Where a small view of it is to be had. */
  picture?: { src: string; turn: number }
}

/** What names a scene in a list, whatever part of it is shown. */
export function sceneKey(scene: Scene | null): string {
  if (!scene) return ''
  switch (scene.kind) {
    case 'page':
      return `page:${scene.reportFileId}:${scene.pageNumber}`
    case 'picture':
      return `picture:${scene.reportFileId}`
    case 'illustration':
      return `illustration:${scene.name}`
    case 'clip':
      return `clip:${scene.clipId}`
    case 'title':
      return 'title'
  }
}

/** The scene of a list's entry for a section: a title card says what the section is called. */
export function chosenScene(choices: readonly SceneChoice[], key: string, title: string): Scene | null {
  const scene = choices.find((each) => each.key === key)?.scene ?? null
  return scene?.kind === 'title' ? { ...scene, title: title.slice(0, 200) } : scene
}
