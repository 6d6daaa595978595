import { serveOwnFile } from '@/app/api/_bytes/own-file'
import { currentActor } from '@/lib/auth/current-actor'
import { type PdfBlock, textPdf } from '@/lib/platform/text-pdf'
import { messagesFor } from '@/lib/shared/messages/messages'
import { plainReportText } from '@/lib/videos/plain-report-schema'

/** The plain report as a PDF. */
export async function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return serveOwnFile(
    await currentActor(),
    request,
    context,
    async ({ locale, orderNumber, plainReport }) => {
      const { plainReport: words, page } = messagesFor(locale).takeAway
      const blocks = plainReport.content.flatMap((block): PdfBlock[] => {
        const kind = block.type === 'heading' ? 'heading' : block.type === 'paragraph' ? 'text' : 'item'
        const texts = plainReportText({ type: 'doc', content: [block] }).split('\n\n')
        return texts.filter(Boolean).map((text) => ({ kind, text }))
      })
      const note: PdfBlock = { kind: 'small', text: page.pdfNote({ number: orderNumber }) }
      const title: PdfBlock = { kind: 'title', text: words.pdfTitle }
      const options = { title: words.pdfTitle, lostLetters: page.lostLetters }
      const bytes = await textPdf([title, ...blocks, note], options)
      return { bytes, mediaType: 'application/pdf', fileName: 'plain-report.pdf' }
    },
  )
}
