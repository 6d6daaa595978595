/** One file on its way to us, or what came of it. */
export type Sending = {
  id: string
  name: string
  /** In bytes, as is `sent`. */
  size: number
  sent: number
  step: 'waiting' | 'sending' | 'paused' | 'lost' | 'refused' | 'done'
  /** Why it is `refused`: a code with words of its own. */
  code?: string
}

type FileFacts = Pick<File, 'name' | 'size' | 'type' | 'lastModified'>

/** As far as a browser tells without reading it. */
export function isSameFile(one: FileFacts, other: FileFacts): boolean {
  return (
    one.name === other.name &&
    one.size === other.size &&
    one.type === other.type &&
    one.lastModified === other.lastModified
  )
}

/** Not done, and not given up. */
export function isOnItsWay({ step }: Sending): boolean {
  return step !== 'done' && step !== 'refused'
}

/**
 * The list once more files were picked: what is stored leaves it, for it is in the list of files now. What was refused
 * stays until it is read: only the same file, sent again, or the reader takes it away.
 */
export function withNewFiles(all: readonly Sending[], added: readonly Sending[]): Sending[] {
  const names = new Set(added.map(({ name }) => name))
  const kept = all.filter(
    ({ step, name }) => step !== 'done' && !(names.has(name) && (step === 'refused' || step === 'lost')),
  )
  return [...kept, ...added]
}

/** How far all files together are, in percent; null when there is nothing to add up. */
export function percentOfAll(all: readonly Sending[]): number | null {
  const counted = all.filter(({ step }) => step !== 'refused')
  if (counted.length < 2 || !counted.some(isOnItsWay)) return null
  const size = counted.reduce((sum, one) => sum + one.size, 0)
  const sent = counted.reduce((sum, one) => sum + (one.step === 'done' ? one.size : one.sent), 0)
  return size === 0 ? 0 : Math.floor((sent / size) * 100)
}

export type SendingEnd = { isListed: boolean } & ({ step: 'lost' } | { step: 'refused'; code: string })

/**
 * What comes of a file whose sending ended with an error: `refused` with a reason, or `lost` when trying again may help;
 * and whether it is in the list of files all the same, which may not show it yet.
 * @param status of the server's answer; 0 when there was none
 */
export function endOf(status: number, body: string): SendingEnd {
  const code = codeOf(status, body)
  if (code === null) return { step: 'lost', isListed: false }
  return { step: 'refused', code, isListed: code === 'DUPLICATE' }
}

function codeOf(status: number, body: string): string | null {
  if (status === 422) return body.trim()
  if (status === 413) return 'TOO_LARGE'
  if (status === 429) return 'TOO_MANY_REQUESTS'
  if (status === 403) return 'WRONG_ORIGIN'
  if (status === 401 || status === 404 || status === 410) return 'NOT_FOUND'
  return null
}
