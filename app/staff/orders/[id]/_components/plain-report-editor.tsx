'use client'

import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { readingGrade } from '@/lib/shared/reading-grade'
import { plainReportText } from '@/lib/videos/plain-report-schema'
import type { WorkPlainReport } from '@/lib/videos/workspace-dto'
import { useDraftScope } from './draft-scope'
import { toPlainReport } from './editor-document'
import { EDITOR_EXTENSIONS } from './editor-extensions'
import { EditorToolbar } from './editor-toolbar'
import styles from './plain-report-editor.module.css'
import { ReadingGradeView } from './reading-grade-view'
import { SaveConflict, SaveStatus } from './save-status'
import { type SaveAction, useAutosave } from './use-autosave'

type Props = { plainReport: WorkPlainReport | null; save: SaveAction; timeZone: string }

const LABEL_ID = 'plain-report-heading'

/** Writes the plain report: saved as it is typed, with its reading grade. */
export function PlainReportEditor({ plainReport, save, timeZone }: Props) {
  const [text, setText] = useState(() => (plainReport ? plainReportText(plainReport.document) : ''))
  const editor = useEditor({
    extensions: EDITOR_EXTENSIONS,
    content: plainReport?.document ?? '',
    // Rendered in the browser only: the server has no document to edit.
    immediatelyRender: false,
    injectCSS: false,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': LABEL_ID, class: styles.text ?? '' },
    },
    onUpdate: ({ editor: now }) => {
      autosave.touch()
      showText(now)
    },
  })
  const autosave = useAutosave({
    save,
    base: plainReport && { id: plainReport.id, revision: plainReport.revision },
    read: () => editor && toPlainReport(editor.getJSON()),
  })
  const reading = useReading(text)
  useFlushFromOutside(autosave.flush)

  function showText(now: Editor) {
    const document = toPlainReport(now.getJSON())
    if (document) setText(plainReportText(document))
  }

  function takeTheirs(theirs: WorkPlainReport) {
    editor?.commands.setContent(theirs.document, { emitUpdate: false })
    setText(plainReportText(theirs.document))
    autosave.takeTheirs(theirs)
  }

  return (
    <div className="grid gap-3">
      <div className="rounded-card border-2 border-line-strong bg-surface focus-within:border-action">
        {editor && <EditorToolbar editor={editor} />}
        <EditorContent editor={editor} onBlur={() => void autosave.flush()} />
      </div>
      <SaveStatus state={autosave.state} timeZone={timeZone} onRetry={() => void autosave.flush()} />
      {autosave.state.step === 'conflict' && (
        <SaveConflict
          theirs={autosave.state.theirs}
          timeZone={timeZone}
          onKeepMine={autosave.keepMine}
          onTakeTheirs={takeTheirs}
        />
      )}
      <ReadingGradeView reading={reading} onFind={(sentence) => editor && selectText(editor, sentence.text)} />
    </div>
  )
}

function useReading(text: string) {
  const deferred = useDeferredValue(text)
  return useMemo(() => readingGrade(deferred), [deferred])
}

function useFlushFromOutside(flush: () => Promise<boolean>) {
  const scope = useDraftScope()
  useEffect(() => {
    if (!scope) return
    scope.current = () => flush()
    return () => {
      scope.current = null
    }
  })
}

/** Selects a sentence where it stands. */
function selectText(editor: Editor, wanted: string) {
  editor.state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    // A line break counts as one place in the document; so it does here.
    const at = node.textBetween(0, node.content.size, undefined, '\n').indexOf(wanted)
    if (at >= 0) {
      const from = position + 1 + at
      editor.chain().focus().setTextSelection({ from, to: from + wanted.length }).scrollIntoView().run()
    }
    return false
  })
}
