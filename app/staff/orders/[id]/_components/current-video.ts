import type { WorkVideo } from '@/lib/videos/workspace-dto'

/** The version that is handed in: the newest that was not stopped and could be made. Of these alone, the newest. */
export function currentVideo(videos: readonly WorkVideo[]): WorkVideo | undefined {
  return videos.find(({ state }) => state !== 'failed') ?? videos[0]
}
