import path from 'node:path'
import { z } from 'zod'
import { runsBundles } from '@/lib/platform/env'
import { INTAKE_CAPS, type IntakeMessage, REFUSAL_CODES } from './protocol'

/** Of a picture that a child wrote. */
export const MAX_PICTURE_BYTES = 32 * 1024 ** 2

const messageSchema: z.ZodType<IntakeMessage> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), name: z.string() }),
  z.object({ type: z.literal('opened'), pageCount: z.int().min(1).max(INTAKE_CAPS.pages) }),
  z.object({ type: z.literal('cleaned') }),
  z.object({ type: z.literal('page'), number: z.int().min(1).max(INTAKE_CAPS.pages) }),
  z.object({ type: z.literal('lost'), number: z.int().min(1).max(INTAKE_CAPS.pages) }),
  z.object({ type: z.literal('refused'), code: z.enum(REFUSAL_CODES) }),
  z.object({ type: z.literal('done') }),
])

/** What a child said in one line; null when that is nothing that it should say. */
export function parseMessage(line: string): IntakeMessage | null {
  try {
    const parsed = messageSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/**
 * Plain Node runs the child: its bundle in production, its sources elsewhere. It may read what it is made of, packages
 * and its own folder, write to its own folder, and start no other program: of the installation neither settings nor data.
 */
export function childArgs(dir: string): string[] {
  const root = process.cwd()
  const script = runsBundles() ? 'dist/intake-child.mjs' : 'lib/platform/intake/child.ts'
  const own = path.resolve(/* turbopackIgnore: true */ dir)
  const parts = [path.dirname(script), 'node_modules', 'package.json']
  const read = [own, ...parts.map((part) => path.join(/* turbopackIgnore: true */ root, part))]
  return [
    '--no-warnings',
    '--permission',
    ...read.map((place) => `--allow-fs-read=${place}`),
    `--allow-fs-write=${own}`,
    // sharp is an addon, and the reader of pictures runs its engine in a thread.
    '--allow-addons',
    '--allow-worker',
    path.join(/* turbopackIgnore: true */ root, script),
  ]
}
