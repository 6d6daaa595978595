import type { PreviousUpload, UrlStorage } from 'tus-js-client'

const PREFIX = 'upload:'

/**
 * Names a file without saying its name: the browser keeps this, and a file name can hold a person's.
 * @param owner what it is sent to
 */
export async function fingerprintOf(file: File, owner: string): Promise<string> {
  const facts = JSON.stringify([owner, file.name, file.size, file.type, file.lastModified])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(facts))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Remembers where an upload goes on after the page was loaded again: its address and size, nothing else. */
export const uploadMemory: UrlStorage = {
  findAllUploads: async () => Object.keys(localStorage).flatMap(read),
  findUploadsByFingerprint: async (fingerprint) => read(PREFIX + fingerprint),
  removeUpload: async (key) => localStorage.removeItem(key),
  addUpload: async (fingerprint, { size, uploadUrl, creationTime }) => {
    const key = PREFIX + fingerprint
    localStorage.setItem(key, JSON.stringify({ size, uploadUrl, creationTime }))
    return key
  },
}

function read(key: string): PreviousUpload[] {
  const text = key.startsWith(PREFIX) ? localStorage.getItem(key) : null
  if (text === null) return []
  const { size, uploadUrl, creationTime } = JSON.parse(text) as Omit<PreviousUpload, 'urlStorageKey'>
  return [{ size, uploadUrl, creationTime, metadata: {}, parallelUploadUrls: null, urlStorageKey: key }]
}
