import { notFound } from 'next/navigation'
import { z } from 'zod'

const idSchema = z.uuid()
const word = z.string().max(40).optional().catch(undefined)
const querySchema = z.object({ done: word, problem: word })

export type WorkPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The order's id of an address; anything else is no such page. */
export async function orderIdOf(params: WorkPageProps['params']): Promise<string> {
  const id = idSchema.safeParse((await params).id)
  return id.success ? id.data : notFound()
}

/** What a form that came back says in the address. */
export async function outcomeOf(searchParams: WorkPageProps['searchParams']) {
  return querySchema.parse(await searchParams)
}
