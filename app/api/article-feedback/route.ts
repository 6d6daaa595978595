import { NextResponse } from 'next/server'
import { feedbackFormSchema } from '@/lib/articles/feedback-schema'
import { saveFeedback, saveFeedbackReason } from '@/lib/articles/save-feedback'
import { clientIp } from '@/lib/auth/client-ip'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { systemClock } from '@/lib/platform/clock'
import { env } from '@/lib/platform/env'
import { consume } from '@/lib/platform/rate-limit'
import { readForm } from '@/lib/platform/read-form'

export const dynamic = 'force-dynamic'

const LARGEST_FORM_BYTES = 2_048

/**
 * Takes 'did this help?' and its 'why not?'. A plain form is answered with a redirect to a page of thanks, a script
 * that asks for JSON with the id that a reason can be added to.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuse('WRONG_ORIGIN', 403)
  const fields = await readForm(request, LARGEST_FORM_BYTES)
  if (!fields.ok) return refuse('TOO_LARGE', 413)
  const network = clientIp(request.headers)
  if (!(await consume('article_feedback', network))) return refuse('TOO_MANY', 429)
  const form = feedbackFormSchema.safeParse(fields.value)
  if (!form.success) return refuse('WRONG_FORM', 422)

  const now = systemClock.now()
  const wantsJson = request.headers.get('accept') === 'application/json'
  if ('reason' in form.data) {
    await saveFeedbackReason({ feedbackId: form.data.feedback, reason: form.data.reason, now })
    return wantsJson ? json({}) : seeOther('/articles/thanks')
  }
  const wasHelpful = form.data.helpful === 'yes'
  const visitor = { network, userAgent: request.headers.get('user-agent') ?? '' }
  const saved = await saveFeedback({ article: form.data.article, wasHelpful, visitor, now })
  if (!saved.ok) return refuse(saved.code, 404)
  if (wantsJson) return json({ feedback: saved.value.feedbackId })
  return seeOther(wasHelpful ? '/articles/thanks' : `/articles/thanks/why/${saved.value.feedbackId}`)
}

function json(body: object): Response {
  return Response.json(body, { headers: { 'cache-control': 'no-store' } })
}

function seeOther(path: string): Response {
  return NextResponse.redirect(new URL(path, env().APP_URL), 303)
}

function refuse(code: string, status: number): Response {
  return Response.json({ code }, { status })
}
