import { expect, it } from 'vitest'
import { sceneSchema } from '@/lib/videos/script-schema'
import type { StagePage } from '@/lib/videos/script-work'
import { sceneKey } from './scene-choices'
import { scenesFor } from './scenes-for'

const [reportFileId, pictureFileId] = [
  '0190a2b4-0000-7000-8000-000000000001',
  '0190a2b4-0000-7000-8000-000000000002',
]

function page(fileId: string, pageNumber: number, isKeyPicture: boolean): StagePage {
  const facts = { width: 10, height: 10, turn: 0 as const, warnings: [], hidden: 'none' as const }
  return { id: `${fileId}/${pageNumber}`, fileId, pageNumber, isKeyPicture, ...facts }
}

const clip = { id: pictureFileId, title: 'What a disc is', words: 'A disc.', durationMs: 42_000 }

it('offers pages that are read and pictures that came with them apart, each under the name that a script finds it by', () => {
  const pages = [page(reportFileId, 1, false), page(pictureFileId, 1, true), page(reportFileId, 2, false)]
  const scenes = scenesFor('order', pages, [clip])
  expect(scenes.slice(0, 3).map(({ group, label, scene }) => [group, label, scene.kind])).toEqual([
    ['Report', 'Report, page 1', 'page'],
    ['Report', 'Report, page 2', 'page'],
    ['Pictures from the patient', 'Picture 1', 'picture'],
  ])
  expect(scenes.at(-1)?.label).toBe('Clip: What a disc is, 0:42')
  for (const { key, scene } of scenes) {
    expect(sceneKey(sceneSchema.parse(scene))).toBe(key)
  }
})
