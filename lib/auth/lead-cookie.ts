import { ColumnCipherError } from '@/lib/platform/column-cipher'
import { decryptInstallationSecret, encryptInstallationSecret } from '@/lib/platform/installation-secret'
import { clearCookie, readCookie, setCookie } from './cookies'

/** From the order button to the end of the first step. */
const MAX_AGE_SECONDS = 2 * 3_600
const BOUND_TO = 'Cookie|lead|article'

/** The article whose order button this browser pressed, or null. Sealed: no header ever names what somebody read. */
export async function readLeadCookie(): Promise<string | null> {
  const sealed = await readCookie('lead')
  if (sealed === null) return null
  try {
    return decryptInstallationSecret(BOUND_TO, sealed)
  } catch (error) {
    // Not one of ours, or of a key that is gone: an order goes on without it.
    if (error instanceof ColumnCipherError) return null
    throw error
  }
}

export async function setLeadCookie(article: string): Promise<void> {
  await setCookie('lead', encryptInstallationSecret(BOUND_TO, article), MAX_AGE_SECONDS)
}

export async function clearLeadCookie(): Promise<void> {
  await clearCookie('lead')
}
