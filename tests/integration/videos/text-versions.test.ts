import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { eraseOrder } from '@/lib/orders/erase-order'
import { db } from '@/lib/platform/db'
import { claimOrder } from '@/lib/staff/claim-order'
import type { PlainReportDocument } from '@/lib/videos/plain-report-schema'
import { savePlainReport } from '@/lib/videos/save-plain-report'
import { saveScript } from '@/lib/videos/save-script'
import type { Script } from '@/lib/videos/script-schema'
import { listTextVersions, readPlainReportVersion, readScriptVersion } from '@/lib/videos/text-versions'
import { createOrder } from '@/tests/factories/order'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const said = (text: string): Script => ({
  sections: [{ id: 'main', title: 'Main', scene: null, sentences: [{ id: 's1', text, covers: [] }] }],
  leftOut: [],
})
const written = (text: string): PlainReportDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

async function setUp() {
  const people = [await createStaff(), await createStaff({ licensedIn: ['US-NY'] })]
  const [ada, lee] = people.map(({ id }): StaffActor => ({ kind: 'staff', userId: id }))
  if (!ada || !lee) throw new Error('nobody is there')
  const { id: orderId } = await createOrder({ status: 'in_production', claimedById: ada.userId })
  return { orderId, ada, lee }
}

async function versionsOf(actor: StaffActor, orderId: string, kind: 'script' | 'plain_report' = 'script') {
  const listed = await listTextVersions(actor, { orderId, kind, now })
  if (!listed.ok) throw new Error(listed.code)
  return listed.value
}

describe('when two write one text', () => {
  it('tells the later one, sets aside what they typed on, once for each window, and brings it back', async () => {
    const { orderId, ada } = await setUp()
    const first = await saveScript(ada, { orderId, script: said('First.'), base: null, now })
    if (!first.ok) throw new Error(first.code)
    const stale = { orderId, base: first.value, now: later(1) }
    const newer = await saveScript(ada, { ...stale, script: said('Newer.') })
    const [left, right] = [randomUUID(), randomUUID()]
    for (const [asideId, text] of [
      [left, 'Le'],
      [left, 'Left.'],
      [right, 'Right.'],
    ] as const)
      expect(await saveScript(ada, { ...stale, script: said(text), asideId, now: later(2) })).toEqual({
        ok: false,
        code: 'CONFLICT',
      })
    const listed = await versionsOf(ada, orderId)
    expect(listed.map(({ version }) => version)).toEqual([null, null, 1])
    expect(listed.every(({ authorName }) => authorName === 'Dr. Test Person')).toBe(true)
    const read = (versionId: string) => readScriptVersion(ada, { orderId, versionId, now })
    expect(await read(left)).toEqual({ ok: true, value: said('Left.') })
    expect(await read(right)).toEqual({ ok: true, value: said('Right.') })
    const base = newer.ok ? newer.value : null
    const back = { orderId, script: said('Left.'), base, isNewVersion: true, now: later(3) }
    expect(await saveScript(ada, back)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await read(listed[2]?.id ?? '')).toEqual({ ok: true, value: said('Newer.') })
  })

  it('loses nothing of whoever typed while the order went to somebody else', async () => {
    const { orderId, ada, lee } = await setUp()
    const [asideId, forged] = [randomUUID(), randomUUID()]
    await db().order.update({ where: { id: orderId }, data: { status: 'received', claimedById: null } })
    const claimed = { orderId, command: 'claim', toStatus: 'in_production', actorKind: 'staff' } as const
    await db().orderEvent.create({ data: { ...claimed, actorId: ada.userId } })
    expect(await claimOrder(lee, { orderId, now })).toMatchObject({ ok: true })
    const typed = { orderId, document: written('Your disc is fine.'), base: null, now }
    expect(await savePlainReport(ada, { ...typed, asideId })).toEqual({ ok: false, code: 'NOT_YOURS' })
    const [aside] = await versionsOf(lee, orderId, 'plain_report')
    expect(aside).toMatchObject({ id: asideId, version: null })
    const read = await readPlainReportVersion(lee, { orderId, versionId: asideId, now })
    expect(read).toEqual({ ok: true, value: typed.document })
    // Of who never had the order nothing is kept, and nobody writes over what another one set aside.
    const stranger: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    await savePlainReport(stranger, { ...typed, asideId: forged })
    await savePlainReport(lee, { ...typed, base: { id: forged, revision: 7 }, asideId })
    expect(await db().setAsideText.findMany({ where: { orderId } })).toMatchObject([
      { id: asideId, authorId: ada.userId },
    ])
  })

  it('is encrypted, of one order, read by staff alone and put on record, and ends with the order', async () => {
    const { orderId, ada } = await setUp()
    const asideId = randomUUID()
    const stale = { id: randomUUID(), revision: 0 }
    await saveScript(ada, { orderId, script: said('Zanzibar.'), base: stale, asideId, now })
    expect((await db().setAsideText.findUniqueOrThrow({ where: { id: asideId } })).body).toMatch(/^v1\./)
    const patient = { kind: 'patient' as const, userId: (await createUser()).id }
    const refused = { ok: false, code: 'NOT_FOUND' }
    expect(await listTextVersions(patient, { orderId, kind: 'script', now })).toEqual(refused)
    const ask = { orderId, versionId: asideId, now }
    expect(await readScriptVersion(patient, ask)).toEqual(refused)
    expect(await readPlainReportVersion(ada, ask)).toEqual(refused)
    const { orderId: other } = await setUp()
    expect(await readScriptVersion(ada, { ...ask, orderId: other })).toEqual(refused)
    expect(await readScriptVersion(ada, ask)).toMatchObject({ ok: true })
    const looks = await db().auditEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })
    expect(looks.map(({ action }) => action)).toEqual([
      'script.saved',
      'order.denied',
      'order.denied',
      'script.viewed',
    ])
    await eraseOrder(orderId, now)
    expect(await db().setAsideText.count({ where: { orderId } })).toBe(0)
  })
})
