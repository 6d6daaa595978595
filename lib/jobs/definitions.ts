import { z } from 'zod'

/**
 * Every background job: its payload (ids only, law 8) and how it is retried. A job row written in the
 * transaction of its cause is the outbox; a handler re-reads the state and does nothing when it is done.
 */
type Definition = {
  payload: z.ZodObject
  retryLimit: number
  retryDelaySeconds: number
  /** A run longer than this is taken for lost. */
  expireSeconds: number
  /** How many a worker runs at a time; one unless said otherwise. */
  concurrency?: number
  /** Whether somebody waits for it with a page open: a worker looks more often whether there is one. */
  isAwaited?: true
  /** The job that takes over, with the same payload, when all tries have failed; defined before this one. */
  deadLetter?: string
  /** Cron in UTC for work that nothing triggers. */
  schedule?: string
}

const none = z.object({})

/**
 * With a delay that doubles up to five minutes, 23 hours: an outage of a provider loses nothing, and the provider
 * still knows our idempotency keys (24 hours).
 */
const A_DAY_OF_RETRIES = 280

export const JOBS = {
  'mail.give_up': {
    payload: z.object({ mailId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  'mail.send': {
    payload: z.object({ mailId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 5,
    expireSeconds: 60,
    deadLetter: 'mail.give_up',
    // A burst goes out quickly; codes that someone waits for go before it (see `mailPriority`).
    concurrency: 6,
    isAwaited: true,
  },
  'refund.execute': {
    payload: z.object({ refundRequestId: z.uuid() }),
    retryLimit: 20,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  'payment.expire_session': {
    payload: z.object({ paymentId: z.uuid() }),
    retryLimit: 20,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  'payments.reconcile': {
    payload: none,
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireSeconds: 240,
    schedule: '*/5 * * * *',
  },
  'orders.watch': {
    payload: none,
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireSeconds: 55,
    schedule: '* * * * *',
  },
  'report.scan': {
    payload: z.object({ fileId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 10,
    expireSeconds: 300,
    isAwaited: true,
  },
  'report.give_up': {
    payload: z.object({ fileId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  // Tried for about an hour: a store that is away for a while turns no file away.
  'report.process': {
    payload: z.object({ fileId: z.uuid() }),
    retryLimit: 18,
    retryDelaySeconds: 10,
    expireSeconds: 900,
    deadLetter: 'report.give_up',
    // Each runs a child of up to 800 MB.
    concurrency: 2,
    isAwaited: true,
  },
  // Until it is done staff do not get the page.
  'report.hide': {
    payload: z.object({ pageId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 2,
    expireSeconds: 300,
    isAwaited: true,
  },
  'video.give_up': {
    payload: z.object({ videoId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  // Tried for about an hour: whoever sent the video then still has time to send it again.
  'video.process': {
    payload: z.object({ videoId: z.uuid() }),
    retryLimit: 18,
    // After a worker's death the next one begins at once.
    retryDelaySeconds: 1,
    expireSeconds: 6 * 3_600,
    deadLetter: 'video.give_up',
    isAwaited: true,
  },
  'clip.give_up': {
    payload: z.object({ clipId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  'clip.process': {
    payload: z.object({ clipId: z.uuid() }),
    retryLimit: 18,
    retryDelaySeconds: 1,
    expireSeconds: 3_600,
    deadLetter: 'clip.give_up',
  },
  'video.caption': {
    payload: z.object({ videoId: z.uuid() }),
    retryLimit: 18,
    retryDelaySeconds: 5,
    expireSeconds: 1_800,
  },
  // Its author waits for it with the screen open.
  'video.retime': {
    payload: z.object({ videoId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 1,
    expireSeconds: 1_800,
    isAwaited: true,
  },
  'share.cut_give_up': {
    payload: z.object({ shareLinkId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  'share.cut': {
    payload: z.object({ shareLinkId: z.uuid() }),
    retryLimit: 5,
    retryDelaySeconds: 10,
    expireSeconds: 3600,
    deadLetter: 'share.cut_give_up',
  },
  'account.export_give_up': {
    payload: z.object({ exportId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  'account.export': {
    payload: z.object({ exportId: z.uuid() }),
    retryLimit: 5,
    retryDelaySeconds: 10,
    expireSeconds: 3600,
    deadLetter: 'account.export_give_up',
  },
  'account.erase_alarm': {
    payload: z.object({ requestId: z.uuid() }),
    retryLimit: A_DAY_OF_RETRIES,
    retryDelaySeconds: 5,
    expireSeconds: 60,
  },
  'account.erase': {
    payload: z.object({ requestId: z.uuid() }),
    retryLimit: 20,
    retryDelaySeconds: 5,
    expireSeconds: 1800,
    deadLetter: 'account.erase_alarm',
  },
  'storage.sweep': {
    payload: none,
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireSeconds: 1800,
    schedule: '17 * * * *',
  },
  'data.rewrap': {
    payload: none,
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireSeconds: 6 * 3600,
    schedule: '41 2 * * *',
  },
  'articles.forget': {
    payload: none,
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireSeconds: 240,
    schedule: '3 * * * *',
  },
} as const satisfies Record<string, Definition>

export type JobName = keyof typeof JOBS
export type JobPayload<Name extends JobName> = z.output<(typeof JOBS)[Name]['payload']>
export const JOB_NAMES = Object.keys(JOBS) as JobName[]
