import type { AskInfoActions } from '@/components/staff/ask-info-panel'
import { ask, resume } from './actions'

/** The ask panel's actions for one order; they come back to `returnTo`. */
export function askActions(orderId: string, returnTo: string): AskInfoActions {
  const target = { orderId, returnTo }
  return { ask: ask.bind(null, target), resume: resume.bind(null, target) }
}
