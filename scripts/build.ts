import fs from 'node:fs'
import path from 'node:path'
import { build as bundle } from 'esbuild'
import { writeCspHashes } from './csp-hashes'
import { drawPictures, generateCode } from './generate'
import { whenChanged } from './input-hash'
import { buildIdConf } from './nginx'
import { mustRun, root } from './run-command'
import { step } from './step'

/** What was committed: not tsconfig.json, which `next build` writes, nor what the build itself puts into public. */
export const INPUTS = [
  'app',
  'components',
  'content',
  'emails',
  'lib',
  'prisma',
  'public/videos',
  'scripts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
]

/** Where Next puts its build; another folder lets two builds of one checkout stand side by side. */
function nextDistDir(): string {
  return path.join(root, process.env.NEXT_DIST_DIR ?? '.next')
}

/** What the pages are built for: a demo also shows articles that no doctor has reviewed yet. */
type BuildOptions = { DEMO?: '1' }

/** Makes the production build: pages in .next, server and worker in dist. It needs no secret. */
export async function build(options: BuildOptions = {}): Promise<void> {
  await generateCode()
  // The pictures of links are drawn beside it, on what it leaves of the processor.
  const both = await Promise.allSettled([buildPages(options), drawPictures()])
  for (const one of both) if (one.status === 'rejected') throw one.reason
  await step('Bundle the server and the worker', bundleProcesses)
  const buildId = fs.readFileSync(path.join(nextDistDir(), 'BUILD_ID'), 'utf8')
  fs.writeFileSync(path.join(root, 'dist/nginx-build.conf'), buildIdConf(buildId))
}

async function buildPages(options: BuildOptions): Promise<void> {
  await step('Build the pages', async () => {
    await mustRun('next', ['build'], {
      env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...options },
    })
    writeCspHashes(nextDistDir())
  })
}

/** Builds only when a source differs from those of the last build. Returns whether it built. */
export async function buildWhenChanged(options: BuildOptions): Promise<boolean> {
  const outputs = [
    'dist/server.mjs',
    'dist/worker.mjs',
    'dist/intake-child.mjs',
    path.join(path.relative(root, nextDistDir()), 'BUILD_ID'),
  ]
  return whenChanged(
    {
      root,
      inputs: INPUTS,
      outputs,
      stampFile: path.join(nextDistDir(), 'input-hash'),
      salt: JSON.stringify(options),
    },
    () => build(options),
  )
}

/** Plain Node runs the bundles: no loader, and only the modules that each process needs in memory. */
export async function bundleProcesses(): Promise<void> {
  fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true })
  await bundle({
    absWorkingDir: root,
    entryPoints: {
      server: 'scripts/server.ts',
      worker: 'scripts/worker.ts',
      'intake-child': 'lib/platform/intake/child.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    sourcemap: true,
    plugins: [externalPackages],
    logLevel: 'warning',
  })
}

/** Everything that is not a file of this repository stays a package, found at run time. */
const externalPackages: import('esbuild').Plugin = {
  name: 'external-packages',
  setup(builder) {
    builder.onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }))
    builder.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: '' }))
    builder.onResolve({ filter: /^[^./]/ }, (module) =>
      module.kind === 'entry-point' || module.path.startsWith('@/')
        ? undefined
        : { path: module.path, external: true },
    )
  },
}

if (import.meta.main) {
  build().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}
