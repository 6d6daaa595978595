import fs from 'node:fs'
import path from 'node:path'
import { whenChanged } from './input-hash'
import { loadForProduction } from './load-for-production'
import { mustRun, root } from './run-command'
import { step } from './step'

/** Makes everything that is derived from sources and not committed. What is up to date is left alone. */
export async function generate(): Promise<void> {
  await generateCode()
  await drawPictures()
}

/** All of it but the pictures of links, which no page needs to be built. */
export async function generateCode(): Promise<void> {
  await step('Generate the database client, PDF viewer files and articles', async () => {
    await Promise.all([generateDatabaseClient(), copyPdfViewer(), compileContent(), makeIcons()])
  })
}

async function generateDatabaseClient(): Promise<void> {
  await whenChanged(
    {
      root,
      inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'],
      outputs: ['lib/platform/generated/client.ts'],
      stampFile: stamp('database-client'),
    },
    async () => {
      // Generating needs no engine, but the command looks for one and would fetch it: any existing file will do.
      const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
      await mustRun('prisma', ['generate'], { env })
    },
  )
}

/** What pdf.js loads by address at run time: its worker, image decoders, character maps and standard fonts. */
const PDFJS_PARTS = ['build/pdf.worker.min.mjs', 'wasm', 'cmaps', 'standard_fonts', 'iccs']

async function copyPdfViewer(): Promise<void> {
  await whenChanged(
    {
      root,
      inputs: ['node_modules/pdfjs-dist/package.json'],
      outputs: PDFJS_PARTS.map((part) => path.join('public/pdfjs', path.basename(part))),
      stampFile: stamp('pdfjs'),
    },
    async () => {
      const target = path.join(root, 'public/pdfjs')
      fs.rmSync(target, { recursive: true, force: true })
      for (const part of PDFJS_PARTS) {
        const source = path.join(root, 'node_modules/pdfjs-dist', part)
        fs.cpSync(source, path.join(target, path.basename(part)), { recursive: true })
      }
    },
  )
}

async function compileContent(): Promise<void> {
  await whenChanged(
    {
      root,
      inputs: [
        'components/article',
        'components/ui',
        'content',
        'scripts/content',
        'scripts/content.ts',
        'scripts/explainer/script-schema.ts',
        'lib/articles',
        'lib/shared',
        'package-lock.json',
      ],
      outputs: ['lib/articles/generated'],
      stampFile: stamp('content'),
    },
    async () => {
      const { buildContent } = await loadForProduction(() => import('./content'))
      await buildContent()
    },
  )
}

/** One picture a page for links that are shared; drawn from the content, so after it. */
export async function drawPictures(): Promise<void> {
  await step('Draw the pictures of shared links', drawChanged)
}

async function drawChanged(): Promise<void> {
  await whenChanged(
    {
      root,
      inputs: [
        'content',
        'lib/articles',
        'lib/shared',
        'scripts/pictures',
        'scripts/pictures.ts',
        'package-lock.json',
      ],
      outputs: ['public/og'],
      stampFile: stamp('pictures'),
    },
    async () => {
      const [{ drawLinkPictures }, { ARTICLES, SERIES }] = await Promise.all([
        import('./pictures'),
        import('../lib/articles/generated/en/index'),
      ])
      drawLinkPictures({ series: SERIES, articles: ARTICLES })
    },
  )
}

async function makeIcons(): Promise<void> {
  await whenChanged(
    {
      root,
      inputs: ['app/icon.svg', 'scripts/pictures.ts', 'scripts/explainer/rasterize.ts', 'package-lock.json'],
      outputs: ['public/icons', 'public/favicon.ico'],
      stampFile: stamp('icons'),
    },
    async () => {
      const { drawIcons } = await import('./pictures')
      drawIcons()
    },
  )
}

function stamp(name: string): string {
  return path.join(root, 'node_modules/.cache/mediphany', name)
}

if (import.meta.main) {
  generate().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
}
