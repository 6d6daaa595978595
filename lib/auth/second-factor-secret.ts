import { generateSecret, generateURI, verifySync } from 'otplib'
import {
  decryptInstallationSecret,
  encryptInstallationSecret,
  renewInstallationSecret,
} from '@/lib/platform/installation-secret'

const STEP_SECONDS = 30

/** A new secret for an authenticator app (160 bits, Base32). */
export function newFactorSecret(): string {
  return generateSecret()
}

/** What the column `SecondFactor.secret` holds, bound to its user. */
export function sealFactorSecret(userId: string, secret: string): string {
  return encryptInstallationSecret(aad(userId), secret)
}

/** The secret back from the column. Throws `ColumnCipherError` when it was moved or changed. */
export function openFactorSecret(userId: string, sealed: string): string {
  return decryptInstallationSecret(aad(userId), sealed)
}

/** The column under the newest key, or null when it is already. Throws `ColumnCipherError`. */
export function renewFactorSecret(userId: string, sealed: string): string | null {
  return renewInstallationSecret(aad(userId), sealed)
}

/** The address that an authenticator app reads from a QR code. */
export function factorUri(email: string, secret: string): string {
  return generateURI({ issuer: 'Mediphany', label: email, secret })
}

/** The 30-second step whose code this is, looking one step back and ahead for clocks that differ; null for none. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const epoch = Math.floor(now.getTime() / 1_000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: STEP_SECONDS })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

function aad(userId: string): string {
  return `SecondFactor|secret|${userId}`
}
