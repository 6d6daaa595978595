import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { db, type Prisma } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { adminOnly, staffOnly } from './staff-only'

export type SiteSettingsDto = {
  /** Whether new orders are paused now; `pausedUntil` is null while nobody has said until when. */
  isPaused: boolean
  pausedUntil: Date | null
  /** Paid orders in 24 hours at most; 0 takes none. */
  dailyOrderCap: number
}

const DEFAULT_CAP = 50

/** Whether new orders are taken, and how many. For all staff: the queue shows it. */
export async function readSiteSettings(
  actor: Actor,
  now: Date,
): Promise<Result<SiteSettingsDto, 'NOT_ALLOWED'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_ALLOWED')
  const row = await db().siteSettings.findUnique({
    where: { id: 1 },
    select: { areOrdersPaused: true, pausedUntil: true, dailyOrderCap: true },
  })
  if (!row) return ok({ isPaused: false, pausedUntil: null, dailyOrderCap: DEFAULT_CAP })
  const { areOrdersPaused, pausedUntil, dailyOrderCap } = row
  const isPaused = areOrdersPaused && (pausedUntil === null || pausedUntil > now)
  return ok({ isPaused, pausedUntil: isPaused ? pausedUntil : null, dailyOrderCap })
}

/**
 * Takes no new orders for so many hours, or until they are opened again. Orders in hand go on, and a payment page that
 * is open stays open: nobody is stopped half-way through paying, and who has paid is served. For admins.
 * @param hours null: until opened again
 */
export async function pauseOrders(
  actor: Actor,
  { hours, now }: { hours: number | null; now: Date },
): Promise<Result<undefined, 'NOT_ALLOWED'>> {
  const pausedUntil = hours === null ? null : new Date(now.getTime() + hours * 3_600_000)
  return save(
    actor,
    { areOrdersPaused: true, pausedUntil },
    { areOrdersPaused: true, hours: hours ?? 0 },
    now,
  )
}

/** Takes new orders again, at once. For admins. */
export async function openOrders(actor: Actor, now: Date): Promise<Result<undefined, 'NOT_ALLOWED'>> {
  return save(actor, { areOrdersPaused: false, pausedUntil: null }, { areOrdersPaused: false }, now)
}

/** Sets how many orders may be paid in 24 hours; then checkout names a time we can keep. For admins. */
export async function setDailyCap(
  actor: Actor,
  { dailyOrderCap, now }: { dailyOrderCap: number; now: Date },
): Promise<Result<undefined, 'NOT_ALLOWED'>> {
  return save(actor, { dailyOrderCap }, { dailyOrderCap }, now)
}

async function save(
  actor: Actor,
  data: Pick<Prisma.SiteSettingsUncheckedCreateInput, 'areOrdersPaused' | 'pausedUntil' | 'dailyOrderCap'>,
  detail: Record<string, number | boolean>,
  now: Date,
): Promise<Result<undefined, 'NOT_ALLOWED'>> {
  const admin = await adminOnly(actor, { now })
  if (!admin) return err('NOT_ALLOWED')
  return db().$transaction(async (tx) => {
    await tx.siteSettings.upsert({
      where: { id: 1 },
      create: { id: 1, ...data },
      update: data,
      select: { id: true },
    })
    await recordAudit({ actor: admin, action: 'settings.changed', detail, at: now }, tx)
    return ok()
  })
}
