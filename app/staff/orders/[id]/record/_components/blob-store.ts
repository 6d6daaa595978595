/** Bytes under names, kept in the browser until they are sent. */
export type BlobStore = {
  /** `memory`, and `full` while something did not fit: a closed tab loses what was not sent. */
  readonly kind: 'opfs' | 'indexeddb' | 'memory' | 'full'
  /** Resolves once it is kept. */
  put(name: string, blob: Blob): Promise<void>
  get(name: string): Promise<Blob | null>
  remove(name: string): Promise<void>
  names(): Promise<string[]>
}

/** The safest store that this browser has: its private file system, else its database, else memory. */
export async function openBlobStore(folder: string): Promise<BlobStore> {
  for (const open of [openFiles, openDatabase]) {
    try {
      const store = await open(folder)
      // Some browsers have the calls and refuse them, in a private window for example.
      await store.put('probe', new Blob(['x']))
      await store.remove('probe')
      return withOverflow(store)
    } catch {
      // The next kind is tried; which one it became is said on the screen.
    }
  }
  return openMemory()
}

/** Keeps in memory what a store no longer takes: a disk that is full must not lose what somebody says. */
export function withOverflow(store: BlobStore): BlobStore {
  const over = new Map<string, Blob>()
  return {
    get kind() {
      return over.size > 0 ? 'full' : store.kind
    },
    async put(name, blob) {
      try {
        await store.put(name, blob)
        over.delete(name)
      } catch {
        // Whatever the reason: here it is at least for as long as the page is open, and the screen says so.
        over.set(name, blob)
      }
    },
    get: async (name) => over.get(name) ?? store.get(name),
    async remove(name) {
      over.delete(name)
      await store.remove(name)
    },
    names: async () => [...new Set([...(await store.names()), ...over.keys()])],
  }
}

async function openFiles(folder: string): Promise<BlobStore> {
  const root = await navigator.storage.getDirectory()
  const dir = await root.getDirectoryHandle(folder, { create: true })
  return {
    kind: 'opfs',
    async put(name, blob) {
      const file = await dir.getFileHandle(name, { create: true })
      const writable = await file.createWritable()
      await writable.write(blob)
      // Only now is anything in it: a killed tab leaves no half chunk, at most an empty file.
      await writable.close()
    },
    async get(name) {
      try {
        return await (await dir.getFileHandle(name)).getFile()
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async remove(name) {
      try {
        await dir.removeEntry(name)
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    },
    async names() {
      const found: string[] = []
      for await (const name of dir.keys()) found.push(name)
      return found
    },
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError'
}

const TABLE = 'blobs'

async function openDatabase(folder: string): Promise<BlobStore> {
  const opening = indexedDB.open(`recording-${folder}`, 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE)
  const database = await resultOf(opening)
  const table = (mode: IDBTransactionMode) => database.transaction(TABLE, mode).objectStore(TABLE)
  return {
    kind: 'indexeddb',
    put: async (name, blob) => void (await resultOf(table('readwrite').put(blob, name))),
    async get(name) {
      const found: unknown = await resultOf(table('readonly').get(name))
      return found instanceof Blob ? found : null
    },
    remove: async (name) => resultOf(table('readwrite').delete(name)),
    names: async () => (await resultOf(table('readonly').getAllKeys())).map(String),
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'))
  })
}

function openMemory(): BlobStore {
  const blobs = new Map<string, Blob>()
  return {
    kind: 'memory',
    put: async (name, blob) => void blobs.set(name, blob),
    get: async (name) => blobs.get(name) ?? null,
    remove: async (name) => void blobs.delete(name),
    names: async () => [...blobs.keys()],
  }
}
