import path from 'node:path'
import { env } from './env'
import { createFolderStore } from './folder-store'
import { keyring } from './identities'
import type { ObjectStore } from './object-store'

let store: ObjectStore | undefined

/** The installation's object store: a folder under `DATA_DIR`. */
export function storage(): ObjectStore {
  store ??= createFolderStore(path.join(/* turbopackIgnore: true */ env().DATA_DIR, 'objects'), keyring())
  return store
}
