import { describe, expect, it } from 'vitest'
import type { StaffActor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { listVoiceMacros, retireVoiceMacro, saveVoiceMacro } from '@/lib/videos/voice-macros'
import { createStaff, createUser } from '@/tests/factories/user'

const now = new Date()

describe('voice macros', () => {
  it('are written in versions, offered in their newest, and retired', async () => {
    const actor: StaffActor = { kind: 'staff', userId: (await createStaff()).id }
    const first = await saveVoiceMacro(actor, { base: null, name: 'Disc', body: 'A disc [side].', now })
    if (!first.ok) throw new Error(first.code)
    const base = first.value
    const mine = async () => {
      const listed = await listVoiceMacros(actor, now)
      return listed.ok ? listed.value.filter(({ id }) => id === base.id) : []
    }
    const both = await Promise.all(
      ['One.', 'Two.'].map((body) => saveVoiceMacro(actor, { base, name: 'Disc', body, now })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'CONFLICT' })
    expect(await mine()).toMatchObject([{ version: 2, authorName: 'Dr. Test Person' }])
    await retireVoiceMacro(actor, { id: base.id, now })
    expect(await mine()).toEqual([])
    const late = await saveVoiceMacro(actor, {
      base: { ...base, version: 2 },
      name: 'Disc',
      body: 'Three.',
      now,
    })
    expect(late).toEqual({ ok: false, code: 'CONFLICT' })
    expect(await db().voiceMacroVersion.count({ where: { macroId: base.id } })).toBe(2)
  })

  it('are for staff', async () => {
    const patient = { kind: 'patient' as const, userId: (await createUser()).id }
    expect(await listVoiceMacros(patient, now)).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await saveVoiceMacro(patient, { base: null, name: 'x', body: 'x', now })).toMatchObject({
      ok: false,
    })
    expect(await retireVoiceMacro(patient, { id: crypto.randomUUID(), now })).toMatchObject({ ok: false })
  })
})
