'use server'

import { redirect } from 'next/navigation'
import { systemClock } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { sessionAdapter } from './auth-options'
import { currentSession } from './current-actor'
import { clearDraftCookie } from './draft-cookie'
import { clearSessionCookie, readSessionToken } from './session-cookie'
import { endSessions } from './sessions'

/** Ends this browser's session and its hold on a draft: the next person at this device sees neither. */
export async function signOut(): Promise<void> {
  const token = await readSessionToken()
  if (token !== null) await sessionAdapter.deleteSession(token)
  await forgetBrowser()
}

/** Ends every session of the person who is signed in here. */
export async function signOutEverywhere(): Promise<void> {
  const session = await currentSession()
  if (session) await db().$transaction((tx) => endSessions(tx, session.userId, systemClock.now()))
  await forgetBrowser()
}

async function forgetBrowser(): Promise<never> {
  await clearSessionCookie()
  await clearDraftCookie()
  redirect('/')
}
