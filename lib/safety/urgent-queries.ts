import { recordAudit } from '@/lib/audit/record-audit'
import type { Actor } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { type OrderCipher, openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import { mayCallDoctor } from './doctor-consent'
import type { UrgentLevel } from './urgent-schema'

export type UrgentCallDto = {
  id: string
  at: Date
  byName: string | null
  called: string
  outcome: string
  note: string
  /** Another finding joined the flag after it. */
  isOutdated: boolean
}

export type UrgentFlagDto = {
  id: string
  level: UrgentLevel
  /** Which findings the reader of this has before them. */
  revision: number
  note: string
  raisedAt: Date
  /** Null: found by the word rules, or by someone who was erased. */
  raisedByName: string | null
  closedAt: Date | null
  outcome: string | null
  closedByName: string | null
  calls: UrgentCallDto[]
}

export type UrgentState = {
  open: UrgentFlagDto | null
  closed: UrgentFlagDto[]
  mayCallDoctor: boolean
}

/** The urgent flags of an order with their calls, newest first. The look is audited. */
export async function getUrgentState(
  actor: Actor,
  { orderId, now }: { orderId: string; now: Date },
): Promise<Result<UrgentState, 'NOT_FOUND'>> {
  const staff = await staffOnly(actor, { orderId, now })
  if (!staff) return err('NOT_FOUND')
  const [flags, cipher, canCallDoctor] = await Promise.all([
    readFlags(orderId),
    openOrderKey(db(), orderId),
    mayCallDoctor(db(), orderId),
  ])
  if (flags.length > 0) {
    await recordAudit({
      actor: staff,
      action: 'order.viewed',
      orderId,
      detail: { urgentFlags: flags.length },
      at: now,
    })
  }
  const names = await namesOf(flags)
  const all = flags.map((flag) => toDto(flag, cipher, names))
  return ok({
    open: all.find((flag) => flag.closedAt === null) ?? null,
    closed: all.filter((flag) => flag.closedAt !== null),
    mayCallDoctor: canCallDoctor,
  })
}

const COLUMNS = {
  id: true,
  level: true,
  revision: true,
  note: true,
  raisedAt: true,
  raisedById: true,
  closedAt: true,
  closedById: true,
  outcome: true,
  calls: {
    orderBy: { at: 'desc' },
    select: { id: true, at: true, byId: true, called: true, outcome: true, note: true, revision: true },
  },
} as const

type FlagRow = Awaited<ReturnType<typeof readFlags>>[number]

function readFlags(orderId: string) {
  return db().urgentFlag.findMany({ where: { orderId }, orderBy: { raisedAt: 'desc' }, select: COLUMNS })
}

function namesOf(flags: readonly FlagRow[]): Promise<Map<string, string>> {
  return displayNames(
    flags.flatMap((flag) => [flag.raisedById, flag.closedById, ...flag.calls.map(({ byId }) => byId)]),
  )
}

function toDto(flag: FlagRow, cipher: OrderCipher | null, names: Map<string, string>): UrgentFlagDto {
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const { id, note, calls, raisedById, closedById, ...shown } = flag
  return {
    id,
    ...shown,
    note: cipher?.decrypt({ table: 'UrgentFlag', column: 'note', id }, note) ?? '',
    raisedByName: nameOf(raisedById),
    closedByName: nameOf(closedById),
    calls: calls.map((call) => ({
      id: call.id,
      at: call.at,
      byName: nameOf(call.byId),
      called: call.called,
      outcome: call.outcome,
      isOutdated: call.revision < flag.revision,
      note: cipher?.decrypt({ table: 'UrgentCall', column: 'note', id: call.id }, call.note) ?? '',
    })),
  }
}
