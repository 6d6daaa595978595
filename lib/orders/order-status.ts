/**
 * THE state machine of an order: statuses, commands, who may give them, what people are told.
 * Pure, and safe to import on the client. Nothing else in the product compares statuses to decide a change.
 */

export const ORDER_STATUSES = [
  'draft',
  'awaiting_payment',
  'received',
  'in_production',
  'in_review',
  'needs_info',
  'delivered',
  'canceled',
  'expired',
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** Who may give a command; `claimant` is the member of staff who claimed the order. */
export type CommandGiver = 'patient' | 'staff' | 'claimant' | 'admin' | 'system'

/** A mail that a command sends to the patient. */
export type PatientMail =
  | 'order_received'
  | 'needs_info'
  | 'order_delivered'
  | 'order_canceled'
  | 'video_withdrawn'

type Transition = {
  from: readonly OrderStatus[]
  /** `return_status`: back to where `needs_info` was entered from. */
  to: OrderStatus | 'return_status'
  by: readonly CommandGiver[]
  mail: PatientMail | null
}

export const ORDER_COMMANDS = {
  submit: { from: ['draft'], to: 'awaiting_payment', by: ['patient'], mail: null },
  reopen: { from: ['awaiting_payment'], to: 'draft', by: ['patient', 'system'], mail: null },
  expire: { from: ['draft', 'awaiting_payment'], to: 'expired', by: ['system'], mail: null },
  // A session that was still payable can be paid after 'back': money decides, not the screen the patient is on.
  receive: { from: ['awaiting_payment', 'draft'], to: 'received', by: ['system'], mail: 'order_received' },
  revive: { from: ['expired', 'canceled'], to: 'received', by: ['system'], mail: 'order_received' },
  claim: { from: ['received'], to: 'in_production', by: ['staff', 'admin'], mail: null },
  // By the system when whoever claimed it works here no more.
  release: { from: ['in_production'], to: 'received', by: ['claimant', 'admin', 'system'], mail: null },
  submit_for_review: { from: ['in_production'], to: 'in_review', by: ['claimant', 'admin'], mail: null },
  send_back: { from: ['in_review'], to: 'in_production', by: ['staff', 'admin'], mail: null },
  deliver: { from: ['in_review'], to: 'delivered', by: ['staff', 'admin'], mail: 'order_delivered' },
  ask_info: {
    from: ['received', 'in_production'],
    to: 'needs_info',
    by: ['staff', 'admin'],
    mail: 'needs_info',
  },
  answer_info: { from: ['needs_info'], to: 'return_status', by: ['patient', 'staff', 'admin'], mail: null },
  // Also while we wait for the patient, unless somebody has claimed it: that is no status, and asked by its use case.
  cancel_unclaimed: {
    from: ['received', 'needs_info'],
    to: 'canceled',
    by: ['patient'],
    mail: 'order_canceled',
  },
  cancel: {
    from: ['awaiting_payment', 'received', 'in_production', 'in_review', 'needs_info'],
    to: 'canceled',
    by: ['staff', 'admin', 'system'],
    mail: 'order_canceled',
  },
  withdraw: { from: ['delivered'], to: 'in_production', by: ['staff', 'admin'], mail: 'video_withdrawn' },
} as const satisfies Record<string, Transition>

export type OrderCommand = keyof typeof ORDER_COMMANDS

/** Where `needs_info` may have come from, hence what it may return to. */
export const RETURN_STATUSES = ['received', 'in_production'] as const satisfies readonly OrderStatus[]
export type ReturnStatus = (typeof RETURN_STATUSES)[number]

/** Orders that staff still owe something; the queue's partial index covers exactly these. */
export const OPEN_STATUSES = [
  'received',
  'in_production',
  'in_review',
  'needs_info',
] as const satisfies readonly OrderStatus[]

/** No way out by a person; money that arrives late may still revive the last two. */
export const FINAL_STATUSES = ['delivered', 'canceled', 'expired'] as const satisfies readonly OrderStatus[]

/**
 * Where a command leads from a status, or null when it is not allowed there.
 * @param returnStatus what the order remembers while in `needs_info`
 */
export function nextStatus(
  command: OrderCommand,
  from: OrderStatus,
  returnStatus: ReturnStatus | null,
): OrderStatus | null {
  const transition: Transition = ORDER_COMMANDS[command]
  if (!transition.from.includes(from)) return null
  return transition.to === 'return_status' ? returnStatus : transition.to
}

/** Whether anyone holding one of these capacities may give the command. */
export function mayGive(command: OrderCommand, capacities: readonly CommandGiver[]): boolean {
  const allowed: readonly CommandGiver[] = ORDER_COMMANDS[command].by
  return capacities.some((capacity) => allowed.includes(capacity))
}

/** The mail a command sends to the patient, or null. */
export function mailFor(command: OrderCommand): PatientMail | null {
  return ORDER_COMMANDS[command].mail
}

export function isOpen(status: OrderStatus): boolean {
  return (OPEN_STATUSES as readonly OrderStatus[]).includes(status)
}

/** Short words for staff. Patients read `messages.orderStatus`, which is exhaustive over `OrderStatus`. */
export const STAFF_LABELS = {
  draft: 'Draft',
  awaiting_payment: 'Awaiting payment',
  received: 'New',
  in_production: 'In production',
  in_review: 'In review',
  needs_info: 'Waiting for patient',
  delivered: 'Delivered',
  canceled: 'Canceled',
  expired: 'Expired',
} as const satisfies Record<OrderStatus, string>
