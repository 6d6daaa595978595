import fs from 'node:fs'
import path from 'node:path'
import { type NextRequest, NextResponse } from 'next/server'
import { z } from 'zod'
import { contentSecurityPolicy } from '@/lib/platform/content-security-policy'

/**
 * Sets the content security policy; it guards nothing else (law 4: authorisation is in the use case).
 * A prerendered page has no request of its own, so its inline scripts are allowed by the hashes that the build
 * collected; every other page gets a nonce, which Next reads from the request's own policy header.
 */
export function proxy(request: NextRequest): NextResponse {
  const hashes = hashesOf(request.nextUrl.pathname)
  const nonce = hashes ? undefined : crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy({
    // An unknown path is answered with the prerendered 'not found' page, which no one can tell from here.
    scriptHashes: hashes ?? hashesOf('/_not-found') ?? [],
    ...(nonce ? { nonce } : {}),
    isDevelopment: process.env.NODE_ENV === 'development',
    stripeBase: process.env.STRIPE_API_BASE,
    allowsWasm: request.nextUrl.pathname.startsWith('/staff'),
    frameSources: framesOf(request.nextUrl.pathname),
  })
  const headers = new Headers(request.headers)
  // A policy from outside must not choose the nonce.
  headers.delete('content-security-policy')
  if (nonce) headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  // Byte routes stay out: a request body that passes through here is cut at 10 MB.
  matcher: [
    '/((?!api/|_next/static|_next/image|pdfjs/|illustrations/|videos/|og/|icons/|favicon.ico|icon.svg|robots.txt|sitemap.xml|feed.xml|llms.txt|manifest.webmanifest).*)',
  ],
}

const listsSchema = z.record(z.string(), z.array(z.string()))
type Lists = z.output<typeof listsSchema>
const builtLists = new Map<string, Lists>()

/** What the build found out about each prerendered page. */
function readBuilt(name: string): Lists {
  const known = builtLists.get(name)
  if (known) return known
  const file = path.join(
    /* turbopackIgnore: true */ process.cwd(),
    process.env.NEXT_DIST_DIR ?? '.next',
    name,
  )
  const lists = fs.existsSync(file) ? listsSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : {}
  builtLists.set(name, lists)
  return lists
}

function listOf(name: string, pathname: string): string[] | undefined {
  return readBuilt(name)[pathname === '/' ? '/' : pathname.replace(/\/$/, '')]
}

function hashesOf(pathname: string): string[] | undefined {
  return process.env.NODE_ENV === 'development' ? undefined : listOf('csp-hashes.json', pathname)
}

/** Development builds no list, so there any page may frame the one host that we know. */
function framesOf(pathname: string): string[] {
  if (process.env.NODE_ENV === 'development') return ['https://www.youtube-nocookie.com']
  return listOf('csp-frames.json', pathname) ?? []
}
