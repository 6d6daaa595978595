import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { RandomAccess } from './age-file'
import { isStorageKey, parseStorageKey, StorageError } from './object-store'
import type { SealedStore } from './sealed-store'

/** Where an S3-compatible store is and how to sign in; without keys the SDK's own chain finds them. */
export type BucketSettings = {
  bucket: string
  region: string
  endpoint?: string | undefined
  accessKeyId?: string | undefined
  secretAccessKey?: string | undefined
  /** In milliseconds of silence; others than usual for tests. */
  timeouts?: { connectionTimeout: number; socketTimeout: number }
}

const SUFFIX = '.age'
const FOLDER = 'objects/'
const PART_BYTES = 8 * 1024 * 1024
const PARTS_AT_ONCE = 2
const MAX_ATTEMPTS = 5
/** Of silence; without them a store that hangs would hold a request, or a job, for good. */
const TIMEOUTS = { connectionTimeout: 5_000, socketTimeout: 60_000 }

/** Keeps encrypted files in a bucket of an S3-compatible store, as `objects/<key>.age`. */
export function createSealedBucket(settings: BucketSettings): SealedStore {
  const { bucket: Bucket } = settings
  const client = clientFor(settings)

  return {
    async write(key, source) {
      // In parts, so that memory does not grow with the object; each part's checksum is checked by the store.
      // What fails on the way is aborted there and then, and nothing appears under the key.
      const upload = new Upload({
        client,
        params: { Bucket, Key: nameOf(key), Body: Readable.from(source, { objectMode: false }) },
        partSize: PART_BYTES,
        queueSize: PARTS_AT_ONCE,
        leavePartsOnError: false,
      })
      await upload.done()
    },

    async read(key) {
      const Key = nameOf(key)
      const head = await unlessMissing(client.send(new HeadObjectCommand({ Bucket, Key })))
      if (!head) return null
      if (head.ContentLength === undefined) throw new StorageError('CORRUPT')
      return bucketAccess(client, Bucket, Key, head.ContentLength)
    },

    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: nameOf(key) }))
    },

    async *list() {
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket,
            Prefix: FOLDER,
            ...(ContinuationToken && { ContinuationToken }),
          }),
        )
        for (const { Key = '', LastModified } of page.Contents ?? []) {
          const key = Key.slice(FOLDER.length, -SUFFIX.length)
          // What others may have put here is not ours.
          if (LastModified && isStorageKey(key) && nameOf(key) === Key)
            yield { key, modifiedAt: LastModified }
        }
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
    },

    async removePartials(before) {
      let removed = 0
      let KeyMarker: string | undefined
      let UploadIdMarker: string | undefined
      do {
        const page = await client.send(
          new ListMultipartUploadsCommand({ Bucket, Prefix: FOLDER, KeyMarker, UploadIdMarker }),
        )
        for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
          if (!Initiated || Initiated >= before) continue
          await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
          removed++
        }
        KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined
        UploadIdMarker = page.IsTruncated ? page.NextUploadIdMarker : undefined
      } while (KeyMarker)
      return removed
    },
  }
}

function clientFor({
  region,
  endpoint,
  accessKeyId,
  secretAccessKey,
  timeouts = TIMEOUTS,
}: BucketSettings): S3Client {
  return new S3Client({
    region,
    requestHandler: timeouts,
    maxAttempts: MAX_ATTEMPTS,
    // Other makers' stores are seldom reached by a host name per bucket.
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
  })
}

function nameOf(key: string): string {
  const { prefix, name } = parseStorageKey(key)
  return `${FOLDER}${prefix}/${name}${SUFFIX}`
}

function bucketAccess(client: S3Client, Bucket: string, Key: string, size: number): RandomAccess {
  return {
    size,
    async read(offset, length) {
      const end = Math.min(size, offset + length)
      if (offset >= end) return new Uint8Array(0)
      const answer = await client.send(
        new GetObjectCommand({ Bucket, Key, Range: `bytes=${offset}-${end - 1}` }),
      )
      // A store that ignores ranges would give other bytes than were asked for; the tags would catch it later.
      if (!answer.Body || answer.ContentLength !== end - offset) throw new StorageError('CORRUPT')
      return answer.Body.transformToByteArray()
    },
  }
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey')) return null
    throw error
  }
}
