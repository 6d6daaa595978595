import type { JobContext } from '@/lib/jobs/job-context'
import { failClip, processClip } from '@/lib/videos/processing/process-clip'

/** Makes a clip of the file that was sent for it. */
export async function processClipJob({ clipId }: { clipId: string }, { signal }: JobContext): Promise<void> {
  await processClip(clipId, signal)
}

/** Ends a clip that could not be made in all its tries. */
export async function giveUpClipJob({ clipId }: { clipId: string }, _context: JobContext): Promise<void> {
  await failClip(clipId, 'GAVE_UP')
}
