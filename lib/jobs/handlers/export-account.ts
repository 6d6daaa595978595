import { giveUpExport, makeExport } from '@/lib/account/make-export'
import type { JobPayload } from '@/lib/jobs/definitions'
import type { JobContext } from '@/lib/jobs/job-context'

/** Puts a copy of a patient's data together. */
export async function exportAccount(
  { exportId }: JobPayload<'account.export'>,
  { now, signal }: JobContext,
): Promise<void> {
  await makeExport(exportId, now, signal)
}

/** Takes over when every try has failed. */
export async function giveUpExportJob({ exportId }: JobPayload<'account.export_give_up'>): Promise<void> {
  await giveUpExport(exportId)
}
