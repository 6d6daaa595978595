import { randomUUID } from 'node:crypto'
import { type Actor, isStaff } from '@/lib/auth/actor'
import { displayNames } from '@/lib/auth/display-names'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { staffOnly } from '@/lib/staff/staff-only'
import type { VoiceMacro } from './voice-macro-schema'

const MOST = 500

/** The newest version of each paragraph that is offered, by name; for staff. */
export async function listVoiceMacros(actor: Actor, now: Date): Promise<Result<VoiceMacro[], 'NOT_FOUND'>> {
  if (!(await staffOnly(actor, { now }))) return err('NOT_FOUND')
  const rows = await db().voiceMacro.findMany({
    where: { retiredAt: null },
    take: MOST,
    select: {
      id: true,
      versions: {
        orderBy: { version: 'desc' },
        take: 1,
        select: { version: true, name: true, body: true, authorId: true, createdAt: true },
      },
    },
  })
  const newest = rows.flatMap(({ id, versions }) => versions.map((version) => ({ id, ...version })))
  const names = await displayNames(newest.map(({ authorId }) => authorId))
  const macros = newest.map(({ authorId, ...macro }) => ({
    ...macro,
    authorName: names.get(authorId) ?? null,
  }))
  return ok(macros.toSorted((a, b) => a.name.localeCompare(b.name, 'en')))
}

type SaveInput = {
  /** Null for a new one; else the version that was changed. */
  base: { id: string; version: number } | null
  name: string
  body: string
  now: Date
}

/** Writes a paragraph, or its next version. `CONFLICT` when somebody changed or retired it since `base`. */
export async function saveVoiceMacro(
  actor: Actor,
  { base, name, body, now }: SaveInput,
): Promise<Result<{ id: string; version: number }, 'NOT_ALLOWED' | 'CONFLICT'>> {
  if (!isStaff(actor)) return err('NOT_ALLOWED')
  return db().$transaction(async (tx) => {
    const id = base?.id ?? randomUUID()
    const version = (base?.version ?? 0) + 1
    if (base) {
      await tx.$queryRaw`SELECT id FROM "VoiceMacro" WHERE id = ${id}::uuid FOR UPDATE`
      const newest = await tx.voiceMacroVersion.findFirst({
        where: { macroId: id, macro: { retiredAt: null } },
        orderBy: { version: 'desc' },
        select: { version: true },
      })
      if (newest?.version !== base.version) return err('CONFLICT')
    } else await tx.voiceMacro.create({ data: { id, createdAt: now }, select: { id: true } })
    const data = { macroId: id, version, name, body, authorId: actor.userId, createdAt: now }
    await tx.voiceMacroVersion.create({ data, select: { id: true } })
    return ok({ id, version })
  })
}

/** Offers a paragraph no longer; what was made with it stays. Done twice it changes nothing. */
export async function retireVoiceMacro(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<Result<undefined, 'NOT_ALLOWED'>> {
  if (!isStaff(actor)) return err('NOT_ALLOWED')
  await db().voiceMacro.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: now } })
  return ok()
}
