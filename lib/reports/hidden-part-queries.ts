import { openOrderKey } from '@/lib/orders/order-key'
import { db } from '@/lib/platform/db'
import { type HiddenBox, type HiddenSuggestion, storedBoxesSchema } from './hidden-part-schema'
import { type PageTurn, pageTextSchema, pageTurnOf } from './report-page-schema'
import { suggestHiddenParts } from './suggest-hidden-parts'

export type HidingPage = {
  id: string
  fileId: string
  pageNumber: number
  /** Of the whole picture at `/api/orders/<order>/pages/<id>?whole=1`, in pixels. */
  width: number
  height: number
  turn: PageTurn
  suggestions: HiddenSuggestion[]
  /** What is hidden now. */
  boxes: HiddenBox[]
}

const MAX_SUGGESTIONS = 40

/**
 * A page with what could be hidden of it and what is; null while its file is being read. The caller has checked that
 * the order is the actor's own.
 */
export async function getHidingPage(orderId: string, pageId: string): Promise<HidingPage | null> {
  const [cipher, page] = await Promise.all([
    openOrderKey(db(), orderId),
    db().reportPage.findFirst({
      where: { id: pageId, orderId, file: { removedAt: null, process: 'ready' } },
      select: {
        id: true,
        reportFileId: true,
        pageNumber: true,
        width: true,
        height: true,
        turn: true,
        text: true,
        sealedText: true,
        hiddenBoxes: true,
      },
    }),
  ])
  if (!cipher || !page) return null
  const { id, reportFileId, pageNumber, width, height } = page
  const clear = (column: 'text' | 'sealedText' | 'hiddenBoxes'): unknown => {
    const text = cipher.decrypt({ table: 'ReportPage', column, id }, page[column])
    return text === null ? null : JSON.parse(text)
  }
  const { words } = pageTextSchema.parse(clear('sealedText') ?? clear('text'))
  return {
    id,
    fileId: reportFileId,
    pageNumber,
    width,
    height,
    turn: pageTurnOf(page.turn),
    suggestions: suggestHiddenParts(words).slice(0, MAX_SUGGESTIONS),
    boxes: page.hiddenBoxes === null ? [] : storedBoxesSchema.parse(clear('hiddenBoxes')),
  }
}
