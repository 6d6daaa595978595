import { renewAccountSecrets } from '@/lib/account/renew-account-secrets'
import { renewFactorSecrets } from '@/lib/auth/renew-factor-secrets'
import type { JobContext } from '@/lib/jobs/job-context'
import { rewrapOrderKeys } from '@/lib/orders/rewrap-order-keys'
import { keyring } from '@/lib/platform/identities'
import { errorFields, logger } from '@/lib/platform/logger'
import { storage } from '@/lib/platform/storage'
import { renewContactMessages } from '@/lib/staff/contact-messages'

/**
 * While `DATA_IDENTITIES` holds more than one, brings everything under the newest: order keys, authenticator secrets,
 * messages of the contact page, addresses that wait and stored objects. A night that changes nothing and fails nowhere
 * says that the older ones may go.
 */
export async function rewrapData(_payload: object, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
  if (keyring().identities.length < 2) return
  const orderKeys = await rewrapOrderKeys()
  const factors = await renewFactorSecrets()
  const messages = await renewContactMessages()
  const addresses = await renewAccountSecrets()
  const objects = await rewrapObjects(signal)
  logger.info({ event: 'data.rewrapped', orderKeys, factors, messages, addresses, ...objects })
  if (objects.failed > 0) throw new Error(`${objects.failed} objects could not be rewrapped`)
}

async function rewrapObjects(signal: AbortSignal): Promise<{ objects: number; failed: number }> {
  let objects = 0
  let failed = 0
  for await (const { key } of storage().list()) {
    signal.throwIfAborted()
    try {
      if ((await storage().rewrap(key)) === 'rewrapped') objects += 1
    } catch (error) {
      // One bad object must not keep the others under the old identity.
      failed += 1
      logger.error({ event: 'object.not_rewrapped', key, ...errorFields(error) })
    }
  }
  return { objects, failed }
}
