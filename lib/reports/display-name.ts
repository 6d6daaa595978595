/** The last part of a name without control characters, short enough to show; it never names anything on disk. */
export function displayName(fileName: string): string {
  const base = fileName.split(/[/\\]/).pop() ?? ''
  const clean = base.replace(/\p{C}/gu, '').trim()
  return (clean === '' ? 'report' : clean).slice(0, 200)
}
