'use client'

import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { readingGrade } from '@/lib/shared/reading-grade'
import type { OfferedClip } from '@/lib/videos/clip-schema'
import { type PlainReportDocument, plainReportText } from '@/lib/videos/plain-report-schema'
import { fromScript, sectionGaps, takeSection } from '@/lib/videos/plain-report-sections-schema'
import type { Script } from '@/lib/videos/script-schema'
import type { WorkPlainReport } from '@/lib/videos/workspace-dto'
import { DraftSaver, type SaveAction } from './draft-saver'
import { useSafeLeaving, useShownScript } from './draft-scope'
import { toEditorContent, toPlainReport } from './editor-document'
import { EDITOR_EXTENSIONS } from './editor-extensions'
import { EditorToolbar } from './editor-toolbar'
import { OpenBlanks } from './open-blanks'
import styles from './plain-report-editor.module.css'
import { PlainReportComparison, PlainReportVersions } from './plain-report-versions'
import { ReadingGradeView } from './reading-grade-view'
import { SaveConflict, SaveStatus } from './save-status'
import { ScriptGaps } from './script-gaps'
import type { VersionSource } from './version-history'

type Props = {
  plainReport: WorkPlainReport | null
  clips: readonly OfferedClip[]
  save: SaveAction<PlainReportDocument, WorkPlainReport>
  versions: VersionSource<PlainReportDocument>
  timeZone: string
}

const LABEL_ID = 'plain-report-heading'

/** Writes the plain report: saved as it is typed, with its reading grade. */
export function PlainReportEditor({ plainReport, clips, save, versions, timeZone }: Props) {
  const [saver] = useState(() => new DraftSaver(save, plainReport))
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state)
  const [document, setDocument] = useState(plainReport?.document ?? null)
  const text = useMemo(() => (document ? plainReportText(document) : ''), [document])
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
      const typed = toPlainReport(now.getJSON())
      saver.touch(typed)
      if (typed) setDocument(typed)
    },
  })
  const reading = useReading(text)
  useSafeLeaving(saver)
  const script = useShownScript()
  const gaps = useGaps(script, clips, text === '' ? null : document)

  function write(changed: PlainReportDocument) {
    editor?.chain().setContent(toEditorContent(changed)).focus().run()
  }

  function copyScript() {
    const copied = script && fromScript(script, clips)
    if (copied && copied.content.length > 0) write(copied)
  }

  function show(shown: PlainReportDocument) {
    editor?.commands.setContent(toEditorContent(shown), { emitUpdate: false })
    setDocument(shown)
  }

  async function takeTheirs() {
    const theirs = await saver.takeTheirs()
    if (theirs) show(theirs.document)
  }

  async function restore(older: PlainReportDocument) {
    const isRestored = await saver.restore(older)
    if (isRestored) show(older)
    return isRestored
  }

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 text-ink-soft text-sm">
        <Button variant="secondary" size="sm" onClick={copyScript} disabled={!editor || !script}>
          Copy from the script
        </Button>
        {text !== '' && 'It replaces what is here. Undo brings that back.'}
      </div>
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
        >
          <PlainReportComparison
            old={plainReportText(state.theirs.document)}
            now={text}
            oldName="the other text"
            nowName="yours"
          />
        </SaveConflict>
      )}
      <ScriptGaps
        gaps={gaps}
        onTake={(sectionId) => {
          if (script && document) write(takeSection(script, clips, document, sectionId))
        }}
      />
      <OpenBlanks text={text} />
      <ReadingGradeView
        reading={reading}
        onFind={(sentence) => editor && selectText(editor, sentence.text)}
      />
      <PlainReportVersions text={text} versions={versions} onRestore={restore} timeZone={timeZone} />
    </div>
  )
}

function useReading(text: string) {
  const deferred = useDeferredValue(text)
  return useMemo(() => readingGrade(deferred), [deferred])
}

/** What the script says beyond the text; nothing while there is no text to compare it with. */
function useGaps(script: Script | null, clips: readonly OfferedClip[], document: PlainReportDocument | null) {
  const [spoken, written] = [useDeferredValue(script), useDeferredValue(document)]
  return useMemo(
    () => (spoken && written ? sectionGaps(spoken, clips, written) : []),
    [spoken, clips, written],
  )
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
