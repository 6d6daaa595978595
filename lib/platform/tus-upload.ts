import { Upload } from '@tus/server'
import { z } from 'zod'

const uuid = z.uuid()

/** Whether a word is an id as uploads have it: the protocol takes any word in the address. */
export function isUploadId(word: string): boolean {
  return uuid.safeParse(word).success
}

type UploadRow = { byteCount: bigint; byteOffset: bigint; createdAt: Date }

/** An upload of the resumable-upload protocol as its row says it stands. */
export function uploadOf(id: string, { byteCount, byteOffset, createdAt }: UploadRow): Upload {
  return new Upload({
    id,
    size: Number(byteCount),
    offset: Number(byteOffset),
    creation_date: createdAt.toISOString(),
  })
}
