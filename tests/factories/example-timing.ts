import type { VideoTiming } from '@/lib/videos/timing-schema'

/** Two chapters of two sentences each; the second sentence covers `covers`. */
export function exampleTiming(covers: string[] = []): VideoTiming {
  return {
    durationMs: 95_000,
    chapters: [
      { id: 'first', title: 'The main point', startMs: 0, endMs: 40_000 },
      { id: 'second', title: 'What comes next', startMs: 40_000, endMs: 95_000 },
    ],
    sentences: [
      { id: 's1', text: 'Hello.', startMs: 0, endMs: 10_000, covers: [] },
      { id: 's2', text: 'Your disc is a little dry.', startMs: 10_000, endMs: 40_000, covers },
      { id: 's3', text: 'Now the next step.', startMs: 40_000, endMs: 60_000, covers: [] },
      { id: 's4', text: 'Ask your doctor about it.', startMs: 60_000, endMs: 95_000, covers: [] },
    ],
    sprite: null,
  }
}
