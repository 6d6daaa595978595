import { NextResponse } from 'next/server'
import { z } from 'zod'
import { findArticle } from '@/lib/articles/article-queries'
import { setLeadCookie } from '@/lib/auth/lead-cookie'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { env } from '@/lib/platform/env'
import { readForm } from '@/lib/platform/read-form'

export const dynamic = 'force-dynamic'

const LARGEST_FORM_BYTES = 1_024

const formSchema = z.object({ article: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/) })

/**
 * The order button of an article: a plain form whose body says which one, so that no address does. Leads to the first
 * step of ordering; an article that is not there takes nobody's way to it.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ code: 'WRONG_ORIGIN' }, { status: 403 })
  const fields = await readForm(request, LARGEST_FORM_BYTES)
  if (!fields.ok) return Response.json({ code: 'TOO_LARGE' }, { status: 413 })
  const form = formSchema.safeParse(fields.value)
  const [series = '', slug = ''] = form.success ? form.data.article.split('/') : []
  if (findArticle(series, slug)) await setLeadCookie(`${series}/${slug}`)
  return NextResponse.redirect(new URL('/order', env().APP_URL), 303)
}
