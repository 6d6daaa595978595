import type { Actor } from '@/lib/auth/actor'
import {
  moveReportFile,
  removeReportFile,
  renameReportFile,
  turnReportPage,
} from '@/lib/reports/change-report-files'
import { answerReportWarning } from '@/lib/reports/report-warnings'

type Change =
  | { change: 'up' | 'down' | 'remove'; fileId: string }
  | { change: 'rename'; fileId: string; name: string }
  | { change: 'turn'; pageId: string }
  | { change: 'answer'; key: string }

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
