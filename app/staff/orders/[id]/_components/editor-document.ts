import type { JSONContent } from '@tiptap/react'
import { type PlainReportDocument, plainReportSchema } from '@/lib/videos/plain-report-schema'
import { GREETING, type Script, type ScriptSection } from '@/lib/videos/script-schema'

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

type SpokenClip = { id: string; words: string }

/** What is said in the video as a plain report: a heading a section, its sentences or its clip's words as a paragraph. */
export function fromScript(script: Script, clips: readonly SpokenClip[]): PlainReportDocument {
  const sections = script.sections.flatMap((section) => {
    const { id, title } = section
    const words = wordsOf(section, clips)
    // Nobody greets on paper.
    if (id === GREETING || words === '') return []
    const heading = { type: 'heading' as const, attrs: { level: 2 as const } }
    const name = title.trim()
    return [
      ...(name ? [{ ...heading, content: [{ type: 'text' as const, text: name }] }] : []),
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] },
    ]
  })
  return { type: 'doc', content: sections }
}

function wordsOf({ scene, sentences }: ScriptSection, clips: readonly SpokenClip[]): string {
  if (scene?.kind === 'clip') return clips.find(({ id }) => id === scene.clipId)?.words ?? ''
  return sentences
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .join(' ')
}
