import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import createQpdf from '@neslinesli93/qpdf-wasm'
import type { Emit } from './emit.ts'
import { isLocked } from './locked-pdf.ts'
import { CLEAN_COPY, type IntakeTask, Refusal } from './protocol.ts'

const wasmFile = createRequire(import.meta.url).resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm')

// The package asks Node for file constants in an old way, which a process without permissions may not use.
Object.assign(process, { binding: () => ({ fs: fs.constants }) })

/** What the package's own types leave out. */
type Qpdf = {
  callMain(args: string[]): number
  FS: { writeFile(path: string, bytes: Uint8Array): void; readFile(path: string): Uint8Array }
}

/** Runs qpdf once on the given files: what it wrote to `/out`, or null when it failed. */
async function qpdf(args: string[], files: Record<string, Uint8Array>): Promise<Uint8Array | null> {
  const options = { locateFile: () => wasmFile, noInitialRun: true, print: ignore, printErr: ignore }
  // A new instance each time: its main function is not made to run twice.
  const instance = (await createQpdf(options)) as unknown as Qpdf
  for (const [name, bytes] of Object.entries(files)) instance.FS.writeFile(name, bytes)
  try {
    instance.callMain(args)
    return instance.FS.readFile('/out')
  } catch {
    // It wrote nothing, or died.
    return null
  }
}

function ignore(): void {
  // What qpdf says about a file quotes it.
}

/** Writes the copy of a locked PDF that needs no password. Refuses a wrong password, and what is no PDF. */
export async function removePassword(input: Uint8Array, task: IntakeTask, emit: Emit): Promise<void> {
  const password = task.password ?? ''
  const output = await qpdf([`--password=${password}`, '--decrypt', '/in', '/out'], { '/in': input })
  if (!output) throw new Refusal((await isLocked(input, password)) ? 'WRONG_PASSWORD' : 'UNREADABLE')
  fs.writeFileSync(path.join(task.dir, CLEAN_COPY), output)
  emit({ type: 'cleaned' })
}

/**
 * A copy without encryption, rebuilt where it was damaged, and without anything that acts by itself: scripts,
 * actions, attached files, media, forms that send. Null when qpdf can make nothing of it, or needs a password.
 */
export async function cleanPdf(input: Uint8Array): Promise<Uint8Array | null> {
  const rebuilt = await qpdf(['--decrypt', '/in', '/out'], { '/in': input })
  if (!rebuilt) return null
  const listed = await qpdf(['--json=2', '--json-key=qpdf', '--json-stream-data=none', '/in', '/out'], {
    '/in': rebuilt,
  })
  if (!listed) return null
  const update = stripActive(JSON.parse(Buffer.from(listed).toString('utf8')) as QpdfJson)
  if (!update) return rebuilt
  return qpdf(['/in', '--update-from-json=/update', '/out'], {
    '/in': rebuilt,
    '/update': Buffer.from(JSON.stringify(update)),
  })
}

/** A download that broke off has lost its end, which names the first object: the catalog, where one can be found. */
export function withTrailer(input: Uint8Array): Buffer | null {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  if (bytes.includes('/Encrypt')) return null
  const at = Math.max(bytes.lastIndexOf('/Type /Catalog'), bytes.lastIndexOf('/Type/Catalog'))
  if (at === -1) return null
  const before = bytes.subarray(Math.max(0, at - 4096), at).toString('latin1')
  const found = [...before.matchAll(/(\d{1,8})\s+(\d{1,5})\s+obj\b/g)].at(-1)
  if (!found) return null
  const end = `\nendstream\nendobj\ntrailer << /Root ${found[1]} ${found[2]} R >>\nstartxref\n0\n%%EOF\n`
  return Buffer.concat([bytes, Buffer.from(end, 'latin1')])
}

/** Keys of a PDF dictionary that make a viewer do something, or bring files along. */
const ACTIVE = new Set(
  ['OpenAction', 'AA', 'A', 'PA', 'JS', 'JavaScript', 'EmbeddedFiles', 'EF', 'AF', 'XFA', 'RichMediaContent']
    .concat([
      'RichMediaSettings',
      'Launch',
      'Movie',
      'Sound',
      'Renditions',
      'Collection',
      '3DD',
      '3DA',
      'URI',
    ])
    .map((name) => `/${name}`),
)

/** As `qpdf --json` writes it: a header, then the objects by name. */
type QpdfJson = { qpdf: [Json, Record<string, Json>] }
type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The objects to replace in qpdf's JSON of a document, or null when there is nothing to take away. */
function stripActive(document: QpdfJson): object | null {
  const [header, objects] = document.qpdf
  const changed: Record<string, Json> = {}
  for (const [name, object] of Object.entries(objects)) {
    const stripped = withoutActive(object)
    if (stripped !== object) changed[name] = stripped
  }
  return Object.keys(changed).length > 0 ? { qpdf: [header, changed] } : null
}

/** The same value when nothing in it is active. Deep values come from a hostile file: no recursion. */
function withoutActive(root: Json): Json {
  let isChanged = false
  const copy = structuredClone(root)
  const waiting: Json[] = [copy]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value === null || typeof value !== 'object') continue
    if (!Array.isArray(value)) {
      for (const key of Object.keys(value)) {
        if (!ACTIVE.has(key)) continue
        delete value[key]
        isChanged = true
      }
    }
    // One by one: a call takes only so many arguments, and a hostile array has more.
    for (const inner of Object.values(value)) waiting.push(inner)
  }
  return isChanged ? copy : root
}
