import NextAuth from 'next-auth'
import { authOptions } from './auth-options'
import { isSameOrigin } from './same-origin'

/** next-auth serves more (its own pages, a log that anyone may write to); only these are of use here. */
const SERVED: Record<string, readonly string[]> = { GET: ['session', 'csrf'], POST: ['signout'] }

/** What the library returns for the App Router; its own types say `any`. */
type RouteHandler = (request: Request, context: Context) => Promise<Response>
type Context = { params: Promise<{ nextauth: string[] }> }

/** Answers next-auth's own routes: who is signed in, and signing out. Everything else is 404. */
export async function handleAuthRoute(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  const [action = '', ...rest] = nextauth
  if (rest.length > 0 || !SERVED[request.method]?.includes(action)) return new Response(null, { status: 404 })
  if (request.method === 'POST' && !isSameOrigin(request)) return new Response(null, { status: 403 })
  const response = await (NextAuth(authOptions()) as RouteHandler)(request, context)
  response.headers.set('cache-control', 'private, no-store')
  return response
}
