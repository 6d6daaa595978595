import type { JSONContent } from '@tiptap/react'
import { type PlainReportDocument, plainReportSchema } from '@/lib/videos/plain-report-schema'

/** The editor's document as a plain report, or null when it holds what cannot be saved. */
export function toPlainReport(content: JSONContent): PlainReportDocument | null {
  const parsed = plainReportSchema.safeParse(withPlainBreaks(content))
  return parsed.success ? parsed.data : null
}

/** A plain report as the editor takes it: the same shape, which its type spells differently. */
export function toEditorContent(document: PlainReportDocument): JSONContent {
  return document as JSONContent
}

/** A line break inside bold text comes out as a bold line break. */
function withPlainBreaks(node: JSONContent): JSONContent {
  if (node.type === 'hardBreak') return { type: 'hardBreak' }
  return node.content ? { ...node, content: node.content.map(withPlainBreaks) } : node
}
