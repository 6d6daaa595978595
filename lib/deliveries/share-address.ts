import { env } from '@/lib/platform/env'

/** The address that a patient gives to their person. */
export function shareAddress(token: string): string {
  return `${env().APP_URL}/share/${token}`
}
