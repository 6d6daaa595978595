import fs from 'node:fs'
import { z } from 'zod'
import { STACK } from './stack-info'

const manifestSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ filename: z.string(), exportedName: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
})
export type BuiltAction = { id: string; name: string; pages: string[] }

/** The actions of the build, each with the pages that can be asked for it. */
export function builtActions(): BuiltAction[] {
  const file = `${process.env.NEXT_DIST_DIR ?? '.next'}/server/server-reference-manifest.json`
  const { node } = manifestSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  return Object.entries(node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    name: `${filename}#${exportedName}`,
    pages: Object.keys(workers),
  }))
}

/** Sends an action as React does: form fields under the number of their argument, then the arguments themselves. */
export function sendAction(
  { id, pages }: BuiltAction,
  { order, args }: { order?: string; args: readonly unknown[] },
  headers: Record<string, string>,
): Promise<Response> {
  const body = new FormData()
  let part = 0
  const root = args.map((argument) => {
    if (!(argument instanceof FormData)) return argument
    part += 1
    for (const [name, value] of argument) body.append(`_${part}_${name}`, value)
    return `$K${part.toString(16)}`
  })
  body.append('0', JSON.stringify(root))
  const [worker = ''] = pages
  const path = worker
    .replace(/^app|\/page$|\/\([a-z]+\)/g, '')
    .replace(/\/\([a-z]+\)/g, '')
    .replace('[id]', order ?? '00000000-0000-4000-8000-000000000000')
  return fetch(`${STACK.appUrl}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: STACK.appUrl, accept: 'text/x-component', 'next-action': id, ...headers },
    body,
  })
}
