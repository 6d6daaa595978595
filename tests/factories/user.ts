import { randomUUID } from 'node:crypto'
import { db, type Prisma } from '@/lib/platform/db'
import { refuseRemoteDatabase } from './local-only'

const DAY_MS = 86_400_000

/** A valid user; a patient unless the role says otherwise. */
export async function createUser(overrides: Partial<Prisma.UserUncheckedCreateInput> = {}) {
  refuseRemoteDatabase()
  return db().user.create({ data: { email: `${randomUUID()}@patient.example`, ...overrides } })
}

/** A member of staff on duty, licensed in `places`. */
export async function createStaff(
  overrides: Partial<Prisma.UserUncheckedCreateInput> & { licensedIn?: string[] } = {},
) {
  const { licensedIn = ['US-NY'], ...rest } = overrides
  const expiresAt = new Date(Date.now() + 365 * DAY_MS)
  return createUser({
    email: `${randomUUID()}@staff.example`,
    role: 'staff',
    displayName: 'Dr. Test Person',
    isOnDuty: true,
    places: { create: licensedIn.map((place) => ({ place, expiresAt })) },
    ...rest,
  })
}
