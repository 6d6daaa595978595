/** Who may approve what: pure rules, so that every case has a test. */

/** An author's first so many deliveries are always read by someone else. */
export const FIRST_DELIVERIES_READ_BY_ANOTHER = 20
/** With less than this left and nobody free, a trusted author may release alone. */
export const SELF_RELEASE_HOURS = 4
/** A peer reads a self-released delivery within this time. */
export const PEER_REVIEW_HOURS = 72

export type FourEyesFacts = {
  approverId: string
  /** Everybody who made a part of it. */
  authorIds: readonly string[]
  isApproverTrusted: boolean
  /** Deliveries that the approver authored before this one. */
  approverDeliveries: number
  /** An urgent flag was ever raised on the order (one raised in error counts: someone was unsure). */
  hasUrgentFlag: boolean
  /** Staff marked what it tells as serious news. */
  isSerious: boolean
  millisecondsLeft: number
  /** Another member of staff is on duty and could read it. */
  isReaderFree: boolean
}

export type FourEyesVerdict = 'approve' | 'self_release' | 'needs_another_reader'

/** Author ≠ approver; the one exception is a trusted author when the promise would otherwise be broken. */
export function fourEyesVerdict(facts: FourEyesFacts): FourEyesVerdict {
  if (!facts.authorIds.includes(facts.approverId)) return 'approve'
  const mayReleaseAlone =
    facts.isApproverTrusted &&
    !facts.hasUrgentFlag &&
    !facts.isSerious &&
    facts.approverDeliveries >= FIRST_DELIVERIES_READ_BY_ANOTHER &&
    facts.millisecondsLeft < SELF_RELEASE_HOURS * 3_600_000 &&
    !facts.isReaderFree
  return mayReleaseAlone ? 'self_release' : 'needs_another_reader'
}
