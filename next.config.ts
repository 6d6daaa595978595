import type { NextConfig } from 'next'

const config: NextConfig = {
  // Another folder lets two builds of one checkout stand side by side.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // `npm run check` checks types, once, for scripts and tests too.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['heic-decode', 'pg', 'pg-boss', 'pino', 'sharp'],
}

export default config
