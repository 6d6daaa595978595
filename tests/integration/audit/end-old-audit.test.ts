import { describe, expect, it } from 'vitest'
import { AUDIT_YEARS, endOldAudit } from '@/lib/audit/end-old-audit'
import { recordAudit } from '@/lib/audit/record-audit'
import { db } from '@/lib/platform/db'

const now = new Date()
const yearsAgo = (years: number, days = 0) => {
  const then = new Date(now)
  then.setUTCFullYear(then.getUTCFullYear() - years)
  return new Date(then.getTime() + days * 86_400_000)
}
const look = (objectId: string, at: Date) =>
  recordAudit({ actor: { kind: 'system' }, action: 'order.viewed', objectId, at })
const areKept = async (...ids: string[]) =>
  (await db().auditEvent.findMany({ where: { objectId: { in: ids } } })).map(({ objectId }) => objectId)

describe('the log of who looked at what', () => {
  it('ends after six years, not a day earlier', async () => {
    const [old, young] = [crypto.randomUUID(), crypto.randomUUID()]
    await look(old, yearsAgo(AUDIT_YEARS, -1))
    await look(young, yearsAgo(AUDIT_YEARS, 2))
    await endOldAudit(now)
    expect(await areKept(old, young)).toEqual([young])
  })

  it('is kept by the database itself from whoever asks earlier', async () => {
    const id = crypto.randomUUID()
    await look(id, yearsAgo(AUDIT_YEARS, 2))
    await expect(db().auditEvent.deleteMany({ where: { objectId: id } })).rejects.toThrow('append-only')
    expect(await areKept(id)).toEqual([id])
  })
})
