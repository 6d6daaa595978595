import { expect, it } from 'vitest'
import { timingSchema, type VideoTiming } from './timing-schema'

const timing: VideoTiming = {
  durationMs: 4_000,
  chapters: [{ id: 'main', title: 'The main point', startMs: 0, endMs: 4_000 }],
  sentences: [{ id: 's1', text: 'Your disc is fine.', startMs: 200, endMs: 3_900, covers: ['impression-1'] }],
  sprite: { columns: 5, rows: 1, tileWidth: 160, tileHeight: 90, everyMs: 1_000 },
}

it('is what the player is told of a video; one without a script has neither chapters nor sentences', () => {
  expect(timingSchema.parse(timing)).toEqual(timing)
  const bare = { durationMs: 4_000, chapters: [], sentences: [], sprite: null }
  expect(timingSchema.parse(bare)).toEqual(bare)
  expect(timingSchema.safeParse({ ...bare, durationMs: -1 }).success).toBe(false)
})
