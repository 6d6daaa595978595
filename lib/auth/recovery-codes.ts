import { randomInt } from 'node:crypto'
import { db, type Tx } from '@/lib/platform/db'
import { keyedHash } from './secret-token'

const CODE_COUNT = 10
const CODE_LENGTH = 10
/** Crockford's Base32: no I, L, O or U to mistake. Ten of them are 50 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten new codes in the clear, each for one use. Earlier ones stop working. They are stored only as keyed hashes. */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: CODE_COUNT }, newCode)
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })),
  })
  return codes
}

/** Whether a member of staff has made recovery codes before, used or not: new ones would replace them. */
export async function hasRecoveryCodes(userId: string): Promise<boolean> {
  return (await db().recoveryCode.count({ where: { userId } })) > 0
}

/** Uses up a recovery code; false when there is none like it or it was used before. */
export async function spendRecoveryCode(tx: Tx, userId: string, typed: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, typed), usedAt: null },
    data: { usedAt: now },
  })
  return count === 1
}

/** Whether what was typed into the code field has the form of a recovery code and not of an app's six digits. */
export function looksLikeRecoveryCode(typed: string): boolean {
  return plain(typed).length === CODE_LENGTH
}

function newCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

function plain(code: string): string {
  const letters = code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
  return letters.replace(/O/g, '0').replace(/[IL]/g, '1')
}

function hashOf(userId: string, code: string): string {
  return keyedHash('recovery', `${userId}|${plain(code)}`).toString('hex')
}
