import { notFound, redirect } from 'next/navigation'
import type { PatientActor, StaffActor } from './actor'
import { type CurrentSession, currentActor, currentSession } from './current-actor'
import { safeReturnTo, withReturnTo } from './safe-return-to'

/** For pages: the signed-in patient. Strangers go to sign-in and come back; any other role sees a 404. */
export async function requirePatient(returnTo: string): Promise<PatientActor> {
  await requireSession(returnTo)
  const actor = await currentActor()
  return actor.kind === 'patient' ? actor : notFound()
}

/** For pages: a member of staff or an admin after the second factor. Patients see a 404. */
export async function requireStaff(returnTo: string): Promise<StaffActor> {
  const session = await requireSession(returnTo)
  if (session.role === 'patient') notFound()
  if (!session.hasSecondFactor) redirect(withReturnTo('/sign-in/second-factor', safeReturnTo(returnTo)))
  return { kind: session.role, userId: session.userId }
}

/** For pages: an admin after the second factor. Everyone else who is signed in sees a 404. */
export async function requireAdmin(returnTo: string): Promise<Extract<StaffActor, { kind: 'admin' }>> {
  const { kind, userId } = await requireStaff(returnTo)
  return kind === 'admin' ? { kind, userId } : notFound()
}

async function requireSession(returnTo: string): Promise<CurrentSession> {
  return (await currentSession()) ?? redirect(withReturnTo('/sign-in', safeReturnTo(returnTo)))
}

/** For the pages of the second factor: staff who have given the first, whether or not the second. */
export async function requireFirstFactor(returnTo: string): Promise<CurrentSession> {
  const session = await requireSession(returnTo)
  if (session.role === 'patient') notFound()
  return session
}
