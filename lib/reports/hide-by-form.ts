import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { err, type Result } from '@/lib/shared/result'
import { hiddenBoxesSchema } from './hidden-part-schema'
import { hidePageParts } from './hide-page-parts'

type Input = { orderId: string | null; form: FormData; now: Date }

/** Hides the parts of one page that a form brings, or shows all of it again when it brings none. */
export async function hideByForm(
  actor: Actor,
  { orderId, form, now }: Input,
): Promise<Result<undefined, 'NOT_FOUND' | 'NOT_READY' | 'TOO_LATE' | 'WRONG_BOXES'>> {
  const pageId = z.uuid().safeParse(form.get('pageId'))
  if (!pageId.success || !orderId) return err('NOT_FOUND')
  const boxes = hiddenBoxesSchema.safeParse(form.getAll('box'))
  if (!boxes.success) return err('WRONG_BOXES')
  return hidePageParts(actor, { orderId, pageId: pageId.data, boxes: boxes.data, now })
}
