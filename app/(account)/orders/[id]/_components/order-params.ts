import { notFound } from 'next/navigation'
import { z } from 'zod'

export type OrderPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const idSchema = z.uuid()

/** The order's id of a page behind it; anything else in its place is a 404. */
export async function orderIdOf(params: OrderPageProps['params']): Promise<string> {
  const id = idSchema.safeParse((await params).id)
  return id.success ? id.data : notFound()
}
