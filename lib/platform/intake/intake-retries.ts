import type { ChildLimits } from './limited-child'
import type { IntakeTask } from './protocol'

/** How a child goes on after one that died. */
export type Again = Pick<IntakeTask, 'fromPage' | 'unreadPage' | 'undrawn'>

/** Nothing is known to be bad but the file: without the clean copy, then by its text alone. */
export function openAgain(before: Again | undefined): Again | undefined {
  if (!before) return { fromPage: 1 }
  return before.undrawn ? undefined : { fromPage: 1, undrawn: 'file' }
}

/** The picture alone of a page that kills whoever reads it is worth having, else its text alone. */
export function goOn(bad: number, before: Again | undefined): Again | undefined {
  if (before?.fromPage !== bad || (!before.unreadPage && !before.undrawn))
    return { fromPage: bad, unreadPage: bad }
  return before.undrawn ? undefined : { fromPage: bad, undrawn: 'page' }
}

/** Of work that is less than reading a whole file or page. */
const LATER = { undrawnMs: 2_500, unreadMs: 3_500 }

/** A file whose pages cannot be drawn in time is waited for half as long at each of them. */
export function limitsOf(limits: ChildLimits, again: Again | undefined, undrawable: number): ChildLimits {
  const stepMs = Math.max(Math.min(limits.stepMs, LATER.unreadMs), limits.stepMs / 2 ** undrawable)
  if (again?.undrawn === 'file') return { ...limits, openMs: LATER.undrawnMs, stepMs: LATER.undrawnMs }
  if (again?.undrawn) return { ...limits, stepMs: LATER.undrawnMs }
  return { ...limits, stepMs: again?.unreadPage ? Math.min(stepMs, LATER.unreadMs) : stepMs }
}
