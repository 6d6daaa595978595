import { z } from 'zod'
import { type SpokenSection, titlesOf } from './recording-plan'

const problemSchema = z.object({ sectionIds: z.array(z.string()).default([]) })

/** Null when the video is being made; else why not, in words. */
export async function askForVideo(
  orderId: string,
  sections: readonly SpokenSection[],
): Promise<string | null> {
  try {
    const response = await fetch(`/api/uploads/recordings/${orderId}/finish`, { method: 'POST' })
    if (response.ok) return null
    if (response.status === 410)
      return 'A clip of the script was withdrawn. Choose another picture for its section on the work screen.'
    if (response.status === 409) {
      const { sectionIds } = problemSchema.parse(await response.json())
      return `A part of ${titlesOf(sectionIds, sections)} is still on its way, or lost. Try again in a moment, or retake it.`
    }
    if (response.status === 422) return 'Nothing is recorded yet.'
    return 'The order is no longer in production with you.'
  } catch {
    return 'The line is away. Try again when it is back.'
  }
}
