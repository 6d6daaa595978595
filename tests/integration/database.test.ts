import { describe, expect, it } from 'vitest'
import { db, pool } from '@/lib/platform/db'

describe('the migrated database', () => {
  it('has every table of the schema', async () => {
    await expect(db().order.count()).resolves.toBe(0)
    await expect(db().auditEvent.count()).resolves.toBe(0)
  })

  it.each(['AuditEvent', 'OrderEvent', 'PaymentEntry', 'UrgentCall', 'Consent', 'StripeEvent'])(
    'refuses to change or remove rows of %s',
    async (table) => {
      await expect(pool().query(`update "${table}" set id = id`)).rejects.toThrow('append-only')
      // Rows of the audit may go after six years; its own test says when.
      if (table !== 'AuditEvent')
        await expect(pool().query(`delete from "${table}"`)).rejects.toThrow('append-only')
      await expect(pool().query(`truncate "${table}" cascade`)).rejects.toThrow('append-only')
    },
  )

  it('keeps its settings in one row', async () => {
    await db().siteSettings.upsert({ where: { id: 1 }, create: { id: 1 }, update: {} })
    await expect(db().siteSettings.create({ data: { id: 2 } })).rejects.toThrow('one_row')
  })

  it('is UTF-8, in the C locale, and keeps time in UTC', async () => {
    const { rows } = await pool().query(`
      select pg_encoding_to_char(encoding) as encoding, datcollate as collation,
        current_setting('TimeZone') as time_zone
      from pg_database where datname = current_database()`)
    expect(rows).toEqual([{ encoding: 'UTF8', collation: 'C', time_zone: 'UTC' }])
  })
})
