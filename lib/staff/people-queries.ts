import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/platform/db'
import { err, ok, type Result } from '@/lib/shared/result'
import { adminOnly } from './staff-only'

export type PersonDto = {
  id: string
  displayName: string | null
  email: string | null
  role: 'staff' | 'admin'
  isOnDuty: boolean
  isTrustedAuthor: boolean
  isDisabled: boolean
  hasSecondFactor: boolean
  /** Where the person is licensed, expired licences last. */
  places: { place: string; expiresAt: Date; isExpired: boolean }[]
  /** Orders in their hands now. */
  openOrders: number
}

export type InviteDto = { id: string; email: string; role: 'staff' | 'admin'; expiresAt: Date }
export type PeoplePage = { people: PersonDto[]; invites: InviteDto[] }

/** Everyone who works or worked here, and the invites that are open. For admins. */
export async function listPeople(actor: Actor, now: Date): Promise<Result<PeoplePage, 'NOT_ALLOWED'>> {
  if (!(await adminOnly(actor, { now }))) return err('NOT_ALLOWED')
  const [users, invites] = await Promise.all([
    db().user.findMany({
      where: { role: { in: ['staff', 'admin'] } },
      orderBy: [{ displayName: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        displayName: true,
        email: true,
        role: true,
        isOnDuty: true,
        isTrustedAuthor: true,
        disabledAt: true,
        secondFactor: { select: { confirmedAt: true } },
        places: { orderBy: { place: 'asc' }, select: { place: true, expiresAt: true } },
        _count: { select: { claimed: { where: { status: { in: ['in_production', 'in_review'] } } } } },
      },
    }),
    db().staffInvite.findMany({
      where: { acceptedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: 'asc' },
      select: { id: true, email: true, role: true, expiresAt: true },
    }),
  ])
  return ok({
    people: users.map(({ disabledAt, secondFactor, places, role, _count, ...user }) => ({
      ...user,
      role: staffRole(role),
      isDisabled: disabledAt !== null,
      hasSecondFactor: secondFactor?.confirmedAt != null,
      places: places
        .map((place) => ({ ...place, isExpired: place.expiresAt <= now }))
        .sort((a, b) => Number(a.isExpired) - Number(b.isExpired)),
      openOrders: _count.claimed,
    })),
    invites: invites.map((invite) => ({ ...invite, role: staffRole(invite.role) })),
  })
}

function staffRole(role: 'patient' | 'staff' | 'admin'): 'staff' | 'admin' {
  return role === 'admin' ? 'admin' : 'staff'
}
