import type { JobContext } from '@/lib/jobs/job-context'
import { processReportFile } from '@/lib/reports/process-report-file'

/** Makes pages of a stored report file; a file that is done already is left alone. */
export async function processReport({ fileId }: { fileId: string }, context: JobContext): Promise<void> {
  await processReportFile({ fileId, ...context })
}
