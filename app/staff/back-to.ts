import { safeReturnTo } from '@/lib/auth/safe-return-to'

/** Where a form goes back to, with the code of what was refused or the word of what was done. Only within the staff pages. */
export function backTo(returnTo: string, problem?: string, done?: string): string {
  const path = safeReturnTo(returnTo)
  const url = new URL(path.startsWith('/staff/') ? path : '/staff/queue', 'https://origin.invalid')
  url.searchParams.delete('problem')
  url.searchParams.delete('done')
  if (problem === undefined && done !== undefined) url.searchParams.set('done', done)
  if (problem !== undefined) url.searchParams.set('problem', problem)
  return `${url.pathname}${url.search}`
}
