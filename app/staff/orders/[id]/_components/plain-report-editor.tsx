'use client'

import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { readingGrade } from '@/lib/shared/reading-grade'
import { plainReportText } from '@/lib/videos/plain-report-schema'
import type { WorkPlainReport } from '@/lib/videos/workspace-dto'
import { useDraftScope } from './draft-scope'
import { toEditorContent, toPlainReport } from './editor-document'
import { EDITOR_EXTENSIONS } from './editor-extensions'
import { EditorToolbar } from './editor-toolbar'
import styles from './plain-report-editor.module.css'
import { PlainReportSaver, type SaveAction } from './plain-report-saver'
import { ReadingGradeView } from './reading-grade-view'
import { SaveConflict, SaveStatus } from './save-status'

type Props = { plainReport: WorkPlainReport | null; save: SaveAction; timeZone: string }

const LABEL_ID = 'plain-report-heading'

/** Writes the plain report: saved as it is typed, with its reading grade. */
export function PlainReportEditor({ plainReport, save, timeZone }: Props) {
  const [saver] = useState(() => new PlainReportSaver(save, plainReport))
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state)
  const [text, setText] = useState(() => (plainReport ? plainReportText(plainReport.document) : ''))
  const editor = useEditor({
    extensions: EDITOR_EXTENSIONS,
    content: plainReport ? toEditorContent(plainReport.document) : '',
    // Rendered in the browser only: the server has no document to edit.
    immediatelyRender: false,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': LABEL_ID,
        class: styles.text ?? '',
      },
    },
    onUpdate: ({ editor: now }) => {
      const document = toPlainReport(now.getJSON())
      saver.touch(document)
      if (document) setText(plainReportText(document))
    },
  })
  const reading = useReading(text)
  useSafeLeaving(saver)

  function takeTheirs(theirs: WorkPlainReport) {
    editor?.commands.setContent(toEditorContent(theirs.document), { emitUpdate: false })
    setText(plainReportText(theirs.document))
    saver.takeTheirs(theirs)
  }

  return (
    <div className="grid gap-3">
      <div className="rounded-card border-2 border-line-strong bg-surface focus-within:border-action">
        {editor && <EditorToolbar editor={editor} />}
        <EditorContent editor={editor} onBlur={() => void saver.flush()} />
      </div>
      <SaveStatus state={state} timeZone={timeZone} onRetry={() => void saver.flush()} />
      {state.step === 'conflict' && (
        <SaveConflict
          theirs={state.theirs}
          timeZone={timeZone}
          onKeepMine={(theirs) => saver.keepMine(theirs)}
          onTakeTheirs={takeTheirs}
        />
      )}
      <ReadingGradeView
        reading={reading}
        onFind={(sentence) => editor && selectText(editor, sentence.text)}
      />
    </div>
  )
}

function useReading(text: string) {
  const deferred = useDeferredValue(text)
  return useMemo(() => readingGrade(deferred), [deferred])
}

/** Nothing typed is lost by a button of this screen, by going to another page, or by closing it unasked. */
function useSafeLeaving(saver: PlainReportSaver) {
  const { register } = useDraftScope()
  useEffect(() => {
    const forget = register(saver.flush)
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.isDirty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      forget()
      window.removeEventListener('beforeunload', warn)
      void saver.flush()
    }
  }, [saver, register])
}

/** Selects a sentence where it stands. */
function selectText(editor: Editor, wanted: string) {
  editor.state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    // A line break counts as one place in the document; so it does here.
    const at = node.textBetween(0, node.content.size, undefined, '\n').indexOf(wanted)
    if (at >= 0) {
      const from = position + 1 + at
      editor
        .chain()
        .focus()
        .setTextSelection({ from, to: from + wanted.length })
        .scrollIntoView()
        .run()
    }
    return false
  })
}
