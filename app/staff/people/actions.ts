'use server'

import { redirect } from 'next/navigation'
import type { Saved } from '@/components/staff/saved-notice'
import { currentActor } from '@/lib/auth/current-actor'
import { inviteStaff, revokeInvite } from '@/lib/auth/invites'
import { systemClock } from '@/lib/platform/clock'
import { changeRole, setAccess } from '@/lib/staff/change-access'
import { removePlace, savePlace, setDuty, setTrustedAuthor } from '@/lib/staff/change-person'
import {
  inviteSchema,
  placeFormSchema,
  removePlaceSchema,
  revokeInviteSchema,
  roleSchema,
  switchSchema,
} from '@/lib/staff/person-schema'
import { backTo } from '../back-to'
import { parseForm } from '../parse-form'

const PEOPLE = '/staff/people'

export async function invite(form: FormData): Promise<void> {
  const input = parseForm(inviteSchema, form, PEOPLE)
  done(await inviteStaff(await currentActor(), { ...input, now: systemClock.now() }), 'invited')
}

export async function dropInvite(form: FormData): Promise<void> {
  const input = parseForm(revokeInviteSchema, form, PEOPLE)
  done(await revokeInvite(await currentActor(), { ...input, now: systemClock.now() }), 'revoked')
}

export async function switchDuty(form: FormData): Promise<void> {
  const input = parseForm(switchSchema, form, PEOPLE)
  done(await setDuty(await currentActor(), { ...input, now: systemClock.now() }))
}

export async function switchTrusted(form: FormData): Promise<void> {
  const input = parseForm(switchSchema, form, PEOPLE)
  done(await setTrustedAuthor(await currentActor(), { ...input, now: systemClock.now() }))
}

export async function switchAccess(form: FormData): Promise<void> {
  const input = parseForm(switchSchema, form, PEOPLE)
  done(await setAccess(await currentActor(), { ...input, now: systemClock.now() }))
}

export async function setRole(form: FormData): Promise<void> {
  const input = parseForm(roleSchema, form, PEOPLE)
  done(await changeRole(await currentActor(), { ...input, now: systemClock.now() }))
}

export async function addPlace(form: FormData): Promise<void> {
  const { expiresOn, ...input } = parseForm(placeFormSchema, form, PEOPLE)
  // A licence holds through its last day.
  const expiresAt = new Date(`${expiresOn}T23:59:59.999Z`)
  done(await savePlace(await currentActor(), { ...input, expiresAt, now: systemClock.now() }))
}

export async function dropPlace(form: FormData): Promise<void> {
  const input = parseForm(removePlaceSchema, form, PEOPLE)
  done(await removePlace(await currentActor(), { ...input, now: systemClock.now() }))
}

function done(result: { ok: true } | { ok: false; code: string }, what: Saved = 'changed'): never {
  redirect(backTo(PEOPLE, result.ok ? undefined : result.code, what))
}
