import { z } from 'zod'
import { placeSchema } from '@/lib/orders/order-schema'

const userId = z.uuid()

export const STAFF_ROLES = ['staff', 'admin'] as const
export const STAFF_ROLE_LABELS = { staff: 'Staff', admin: 'Admin' } as const satisfies Record<
  (typeof STAFF_ROLES)[number],
  string
>

export const inviteSchema = z.object({
  email: z.string().trim().min(3).max(254),
  role: z.enum(STAFF_ROLES),
})

export const revokeInviteSchema = z.object({ inviteId: z.uuid() })

export const roleSchema = z.object({ userId, role: z.enum(STAFF_ROLES) })
/** A switch of a person: the value that the button sends is the state it asks for. */
export const switchSchema = z.object({
  userId,
  isOn: z.enum(['yes', 'no']).transform((value) => value === 'yes'),
})
export const placeFormSchema = z.object({ userId, place: placeSchema, expiresOn: z.iso.date() })
export const removePlaceSchema = z.object({ userId, place: placeSchema })
