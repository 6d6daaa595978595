import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { NextConfig } from 'next'

/** On every answer; the content security policy of pages is set by proxy.ts, which knows their scripts. */
const SECURITY_HEADERS = [
  // Browsers ignore it over plain http, so a demo on localhost is not locked out.
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains; preload' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

/**
 * Addresses behind an order or a sign-in are never told to another site. Not `no-referrer`: with it browsers send
 * `Origin: null` with a plain form, which is then refused.
 */
const PRIVATE_PATHS = '/:area(order|orders|account|staff|sign-in|invite|api)/:path*'

/** The one page that records. */
const RECORDER_PERMISSIONS =
  'camera=(self), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()'

const LASTING = 'public, max-age=31536000, immutable'

/** Former addresses of articles (`formerSlugs`), which scripts/content.ts has checked and written down. */
function articleRedirects() {
  const file = path.join(import.meta.dirname, 'lib/articles/generated/en/redirects.json')
  // Before the first `npm run generate` there are no articles either.
  if (!fs.existsSync(file)) return []
  const redirects: { source: string; destination: string }[] = JSON.parse(fs.readFileSync(file, 'utf8'))
  return redirects.map((redirect) => ({ ...redirect, permanent: true }))
}

/** What the API answers is data: nothing in it may run, load or be framed, should a browser ever show it as a page. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const config: NextConfig = {
  // Another folder lets two builds of one checkout stand side by side.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // scripts/server.ts compresses, public answers only once.
  compress: false,
  // Arguments of server functions are what patients typed.
  logging: { serverFunctions: false },
  reactStrictMode: true,
  // `npm run check` checks types, once, for scripts and tests too.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A root not-found.tsx would be sent, with header and footer, twice in the data of every page.
    globalNotFound: true,
    // Next leaves one core idle while it renders pages.
    cpus: os.availableParallelism(),
    // Writing it takes as long as it would save: most builds are a machine's first.
    turbopackFileSystemCacheForBuild: false,
  },
  serverExternalPackages: ['pg', 'pg-boss', 'pino'],
  redirects: async () => articleRedirects(),
  headers: async () => [
    { source: '/:path*', headers: SECURITY_HEADERS },
    // Their addresses carry a hash of the file.
    { source: '/videos/:path*', headers: [{ key: 'Cache-Control', value: LASTING }] },
    // A share link's address holds its key.
    {
      source: '/:area(share|shared|reminders)/:path*',
      headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }],
    },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: API_POLICY }] },
    {
      source: '/staff/orders/:id/record',
      headers: [{ key: 'Permissions-Policy', value: RECORDER_PERMISSIONS }],
    },
    { source: PRIVATE_PATHS, headers: [{ key: 'Referrer-Policy', value: 'same-origin' }] },
  ],
}

export default config
