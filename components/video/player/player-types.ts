import type { VideoTiming } from '@/lib/videos/timing-schema'

export type TimedChapter = VideoTiming['chapters'][number]
export type SpriteLayout = NonNullable<VideoTiming['sprite']>
