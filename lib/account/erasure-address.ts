import { decryptInstallationSecret, encryptInstallationSecret } from '@/lib/platform/installation-secret'

/** Seals where to say that an erasure is done. */
export function sealErasureAddress(requestId: string, email: string): string {
  return encryptInstallationSecret(boundTo(requestId), email)
}

export function openErasureAddress(requestId: string, sealed: string): string {
  return decryptInstallationSecret(boundTo(requestId), sealed)
}

function boundTo(requestId: string): string {
  return `ErasureRequest|sealed|${requestId}`
}
