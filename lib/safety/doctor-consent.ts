import { currentConsents } from '@/lib/payments/record-consents'
import type { Tx } from '@/lib/platform/db'

/** Whether the patient agreed that we call the doctor named in the report. */
export async function mayCallDoctor(tx: Pick<Tx, 'consent'>, orderId: string): Promise<boolean> {
  const consents = await currentConsents(tx, orderId)
  return consents.some(({ kind }) => kind === 'contact_my_doctor_urgent')
}
