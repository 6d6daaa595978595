import type { JobContext } from '@/lib/jobs/job-context'
import { giveUpReportFile } from '@/lib/reports/give-up-report-file'
import { processReportFile } from '@/lib/reports/process-report-file'

/** Makes pages of a stored report file; a file that is done already is left alone. */
export async function processReport({ fileId }: { fileId: string }, context: JobContext): Promise<void> {
  await processReportFile({ fileId, ...context })
}

/** Ends a file that could not be processed in all its tries, so that its patient can send another copy. */
export async function giveUpReport({ fileId }: { fileId: string }, { now }: JobContext): Promise<void> {
  await giveUpReportFile(fileId, now)
}
