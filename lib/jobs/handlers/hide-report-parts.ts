import type { JobContext } from '@/lib/jobs/job-context'
import { paintHiddenParts } from '@/lib/reports/paint-hidden-parts'

/** Paints over what a patient hid of a page; a page that is done or shown again is left alone. */
export async function hideReportParts({ pageId }: { pageId: string }, context: JobContext): Promise<void> {
  await paintHiddenParts({ pageId, ...context })
}
