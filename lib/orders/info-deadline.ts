/** How long we wait for a patient's answer before the order is closed and the money goes back. */
export const INFO_DEADLINE_DAYS = 7

/** When an order that waits for its patient since `pausedAt` is closed. */
export function infoDeadline(pausedAt: Date): Date {
  return new Date(pausedAt.getTime() + INFO_DEADLINE_DAYS * 86_400_000)
}
