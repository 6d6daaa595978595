import path from 'node:path'
import { createAgeStore } from './age-store'
import { env } from './env'
import { keyring } from './identities'
import type { ObjectStore } from './object-store'
import { createSealedFolder } from './sealed-folder'
import type { SealedStore } from './sealed-store'

let store: ObjectStore | undefined

/** The installation's object store: a bucket when `S3_BUCKET` is set, else a folder under `DATA_DIR`. */
export function storage(): ObjectStore {
  store ??= createAgeStore(sealedStore(), keyring())
  return store
}

function sealedStore(): SealedStore {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, DATA_DIR } = env()
  if (S3_BUCKET === undefined)
    return createSealedFolder(path.join(/* turbopackIgnore: true */ DATA_DIR, 'objects'))
  // Loaded when it is used: an installation that keeps a folder does not carry the vendor's SDK in its memory.
  return lazily(async () => {
    const { createSealedBucket } = await import('./sealed-bucket')
    return createSealedBucket({
      bucket: S3_BUCKET,
      region: S3_REGION,
      endpoint: S3_ENDPOINT,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
    })
  })
}

function lazily(load: () => Promise<SealedStore>): SealedStore {
  let loaded: Promise<SealedStore> | undefined
  const sealed = () => {
    loaded ??= load()
    return loaded
  }
  return {
    write: async (key, source) => (await sealed()).write(key, source),
    read: async (key) => (await sealed()).read(key),
    remove: async (key) => (await sealed()).remove(key),
    removePartials: async (before) => (await sealed()).removePartials(before),
    async *list() {
      yield* (await sealed()).list()
    },
  }
}
