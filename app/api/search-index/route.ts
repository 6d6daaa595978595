import { listSearchEntries } from '@/lib/articles/search-queries'

/** Made once, at the build: what can be found is known then. */
export const dynamic = 'force-static'

/** The entries that the search page looks through while one types. */
export function GET(): Response {
  return Response.json(listSearchEntries(), { headers: { 'cache-control': 'public, max-age=600' } })
}
