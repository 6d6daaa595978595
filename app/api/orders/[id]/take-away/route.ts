import { serveOwnFile } from '@/app/api/_bytes/own-file'
import { currentActor } from '@/lib/auth/current-actor'
import type { TakeAwayPage } from '@/lib/deliveries/take-away'
import { type PdfBlock, textPdf } from '@/lib/platform/text-pdf'
import { messagesFor } from '@/lib/shared/messages/messages'

/** The page for the doctor: exactly one, however much there is. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return serveOwnFile(await currentActor(), request, context, async (page) => {
    const words = messagesFor(page.locale).takeAway.page
    const onePage = { overflow: words.overflow }
    const { title, lostLetters } = words
    const bytes = await textPdf(blocksOf(page), { title, lostLetters, onePage })
    return { bytes, mediaType: 'application/pdf', fileName: 'for-my-doctor.pdf' }
  })
}

function blocksOf({ locale, orderNumber, keyPoints, nextSteps, mine }: TakeAwayPage): PdfBlock[] {
  const words = messagesFor(locale).takeAway.page
  const heading = (text: string): PdfBlock => ({ kind: 'heading', text })
  const items = (texts: readonly string[]): PdfBlock[] => texts.map((text) => ({ kind: 'item', text }))
  const questions = [...mine.ticked, ...mine.own]
  const noStep = nextSteps === null ? words.nextStepUnknown : words.noNextStep
  return [
    { kind: 'title', text: words.title },
    { kind: 'small', text: words.pdfNote({ number: orderNumber }) },
    ...(questions.length > 0 ? [heading(words.questions), ...items(questions)] : []),
    heading(words.nextStep),
    ...(nextSteps?.length ? items(nextSteps) : [{ kind: 'text' as const, text: noStep }]),
    heading(words.keyPoints),
    ...items(keyPoints),
  ]
}
