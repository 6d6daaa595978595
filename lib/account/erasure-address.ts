import { decryptInstallationSecret, encryptInstallationSecret } from '@/lib/platform/installation-secret'

/** Seals where to say that an erasure is done. */
export function sealErasureAddress(requestId: string, email: string): string {
  return encryptInstallationSecret(boundToErasure(requestId), email)
}

export function openErasureAddress(requestId: string, sealed: string): string {
  return decryptInstallationSecret(boundToErasure(requestId), sealed)
}

/** What the sealed address of an erasure is bound to. */
export function boundToErasure(requestId: string): string {
  return `ErasureRequest|sealed|${requestId}`
}
