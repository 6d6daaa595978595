import { type ColumnPlace, decryptColumn, encryptColumn } from '@/lib/platform/column-cipher'
import { newDataKey, unwrapDataKey } from '@/lib/platform/data-key'
import type { Tx } from '@/lib/platform/db'

/** Reads and writes an order's encrypted columns with its one data key (law 11). */
export type OrderCipher = {
  encrypt(place: ColumnPlace, plaintext: string): string
  /** The clear text, or null for a column that holds none. */
  decrypt(place: ColumnPlace, ciphertext: string | null): string | null
}

/** Makes the data key of a new order, in the transaction that creates it. */
export async function createOrderKey(tx: Pick<Tx, 'orderKey'>, orderId: string): Promise<OrderCipher> {
  const { keyId, key, wrapped, recipient } = await newDataKey()
  await tx.orderKey.create({ data: { orderId, keyId, wrapped, recipient }, select: { orderId: true } })
  return cipherFor(key, keyId)
}

/** The cipher of an order, or null when its key was erased (or it never existed). */
export async function openOrderKey(tx: Pick<Tx, 'orderKey'>, orderId: string): Promise<OrderCipher | null> {
  const row = await tx.orderKey.findUnique({ where: { orderId }, select: { keyId: true, wrapped: true } })
  return row ? cipherFor(await unwrapDataKey(row.wrapped), row.keyId) : null
}

function cipherFor(key: Uint8Array, keyId: string): OrderCipher {
  return {
    encrypt: (place, plaintext) => encryptColumn(key, keyId, place, plaintext),
    decrypt: (place, ciphertext) =>
      ciphertext === null ? null : decryptColumn(key, keyId, place, ciphertext),
  }
}
