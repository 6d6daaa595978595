import { forgetPastVisitors } from '@/lib/articles/forget-visitors'
import type { JobContext } from '@/lib/jobs/job-context'

/** Hourly: a worker that was away at midnight makes up for it. */
export async function forgetVisitors(_payload: object, { now }: JobContext): Promise<void> {
  await forgetPastVisitors(now)
}
