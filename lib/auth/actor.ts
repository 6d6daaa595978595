/** Who asks for something: an explicit argument of every use case (law 4). */
export type Actor =
  | { kind: 'anonymous' }
  /** The holder of a draft's signed cookie; nothing but that draft is theirs. */
  | { kind: 'draft'; orderId: string }
  /** A signed-in patient; `draftOrderId` when this browser also holds a draft's cookie. */
  | { kind: 'patient'; userId: string; draftOrderId?: string }
  /** Staff and admins after their second factor. */
  | { kind: 'staff'; userId: string }
  | { kind: 'admin'; userId: string }
  /** Who opened share links in this browser, the latest first; nothing but these shares is theirs. */
  | { kind: 'guest'; visitIds: readonly string[] }
  /** A job or a verified webhook. */
  | { kind: 'system' }

export type StaffActor = Extract<Actor, { kind: 'staff' | 'admin' }>
export type PatientActor = Extract<Actor, { kind: 'patient' }>

export const SYSTEM: Actor = { kind: 'system' }

export function isStaff(actor: Actor): actor is StaffActor {
  return actor.kind === 'staff' || actor.kind === 'admin'
}

/** The actor's user id for a row that records who did something; null for the system and strangers. */
export function actorIdOf(actor: Actor): string | null {
  return 'userId' in actor ? actor.userId : null
}
