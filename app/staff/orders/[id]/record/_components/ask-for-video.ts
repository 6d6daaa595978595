import { z } from 'zod'
import { type SpokenSection, titlesOf } from './recording-plan'

const problemSchema = z.object({
  sectionIds: z.array(z.string()).default([]),
  doubts: z
    .array(z.object({ sectionId: z.string(), doubt: z.enum(['missing', 'cutShort', 'changed']) }))
    .default([]),
})

/** Made, not made for a reason in words, or to be asked about first. */
export type VideoAnswer =
  | { is: 'made' }
  | { is: 'refused'; words: string }
  | { is: 'doubted'; words: string[] }

/** Asks the server to make the video; `isSure`: also where something is missing of it, or not as it is written. */
export async function askForVideo(
  orderId: string,
  { sections, isSure }: { sections: readonly SpokenSection[]; isSure: boolean },
): Promise<VideoAnswer> {
  try {
    const body = JSON.stringify({ isSure })
    const response = await fetch(`/api/uploads/recordings/${orderId}/finish`, { method: 'POST', body })
    if (response.ok) return { is: 'made' }
    if (response.status !== 409) return { is: 'refused', words: wordsFor(response.status) }
    const { sectionIds, doubts } = problemSchema.parse(await response.json())
    if (doubts.length === 0) {
      const titles = titlesOf(sectionIds, sections)
      const words = `A part of ${titles} is still on its way, or lost. Try again in a moment, or retake it.`
      return { is: 'refused', words }
    }
    const words = doubts.map(({ sectionId, doubt }) => `${titlesOf([sectionId], sections)} ${DOUBTS[doubt]}`)
    return { is: 'doubted', words }
  } catch {
    return { is: 'refused', words: 'The line is away. Try again when it is back.' }
  }
}

const DOUBTS = {
  missing: 'is not recorded.',
  cutShort: 'is not said to its end.',
  changed: 'says other words than its script has now. Its captions would not be what is heard: retake it.',
} as const

function wordsFor(status: number): string {
  if (status === 410)
    return 'A clip of the script was withdrawn. Choose another picture for its section on the work screen.'
  return status === 422 ? 'Nothing is recorded yet.' : 'The order is no longer in production with you.'
}
