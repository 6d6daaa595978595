import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { moveReportFile, removeReportFile, renameReportFile, turnReportPage } from './change-report-files'
import { answerReportWarning } from './report-warnings'

const fileId = z.uuid()

/** What a button of the list of files or of a warning sends. */
export const reportChangeSchema = z.discriminatedUnion('change', [
  z.object({ change: z.enum(['up', 'down', 'remove']), fileId }),
  z.object({ change: z.literal('rename'), fileId, name: z.string().max(1_000) }),
  z.object({ change: z.literal('turn'), pageId: z.uuid() }),
  z.object({ change: z.literal('answer'), key: z.string().min(1).max(200) }),
])
type Change = z.output<typeof reportChangeSchema>

/** Does what the button that was pressed stands for. */
export async function changeReport(
  actor: Actor,
  input: Change & { orderId: string; now: Date },
): Promise<unknown> {
  switch (input.change) {
    case 'remove':
      return removeReportFile(actor, input)
    case 'rename':
      return renameReportFile(actor, input)
    case 'turn':
      return turnReportPage(actor, input)
    case 'answer':
      return answerReportWarning(actor, input)
    default:
      return moveReportFile(actor, { ...input, direction: input.change })
  }
}
