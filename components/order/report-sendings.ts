/** One file on its way to us, or what came of it. */
export type Sending = { id: string; name: string; percent: number; problem?: string; isDone: boolean }

/**
 * The list once more files were picked: what is stored leaves it, for it is in the list of files now. What was refused
 * stays until it is read: only the same file, sent again, or the reader takes it away.
 */
export function withNewFiles(all: readonly Sending[], added: readonly Sending[]): Sending[] {
  const names = new Set(added.map(({ name }) => name))
  const kept = all.filter(
    ({ isDone, problem, name }) => !isDone || (problem !== undefined && !names.has(name)),
  )
  return [...kept, ...added]
}
