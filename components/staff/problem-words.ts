/** What staff read when something was refused, by the use case's code. */
export const STAFF_PROBLEMS = {
  NOT_FOUND: 'There is no such order, or it can no longer be read.',
  NOT_ALLOWED: 'You may not do this. Ask an admin.',
  NOT_LICENSED: 'You hold no valid licence for where this patient is. Somebody else has to take this order.',
  CONFLICT: 'Somebody was faster, or the order moved on. Look at it again.',
  NOT_A_NUMBER: 'That is not an order number. It looks like MP-7K3F-9QXD; check each letter.',
  CLOSED: 'This urgent flag was closed already.',
  NO_CONSENT: 'The patient did not agree that we call their doctor.',
  NOBODY_TOLD: 'No call in the log reached them. Log the call first, then close.',
  OWN_WORK: 'You released this yourself. Somebody else has to read it.',
  EMPTY: 'Please write something.',
  TOO_LONG: 'That is too long. Please shorten it.',
  LAST_ADMIN: 'This is the last admin. Make somebody else an admin first.',
  YOURSELF: 'You cannot do this to yourself. Ask another admin.',
  FORBIDDEN: 'Only admins invite people.',
  BAD_ADDRESS: 'That is not a mail address. Check it letter by letter.',
  ALREADY_STAFF: 'This person works here already and can sign in.',
  NOTHING_TO_REFUND: 'There is nothing left to give back.',
  TOO_MUCH: 'That is more than is left to give back.',
  BAD_AMOUNT: 'That is not an amount. Write it like 49 or 49.50.',
  BAD_FORM: 'Something in the form is missing or wrong. Please check it.',
} as const
export type StaffProblem = keyof typeof STAFF_PROBLEMS
