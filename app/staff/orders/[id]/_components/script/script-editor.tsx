'use client'

import { Plus } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import type { OutlineSentence } from '@/lib/reports/report-outline'
import { readingGrade } from '@/lib/shared/reading-grade'
import { clockTime } from '@/lib/shared/spans'
import { isClip, type Script, scriptText, WORDS_PER_MINUTE } from '@/lib/videos/script-schema'
import type { VoiceMacro } from '@/lib/videos/voice-macro-schema'
import { ReadingGradeView } from '../reading-grade-view'
import { SaveConflict, SaveStatus } from '../save-status'
import type { VersionSource } from '../version-history'
import { Coverage } from './coverage'
import { type SceneChoice, sceneKey } from './scene-choices'
import { addSection } from './script-edits'
import { ScriptComparison, ScriptVersions } from './script-versions'
import { SectionEditor } from './section-editor'
import { placeCaret, type SaveScript, type Term, useScript } from './use-script'

export type ScriptEditorProps = {
  script: Script
  base: { id: string; revision: number } | null
  impression: readonly OutlineSentence[]
  reportSentences: readonly OutlineSentence[]
  scenes: readonly SceneChoice[]
  terms: readonly Term[]
  macros: readonly VoiceMacro[]
  save: SaveScript
  versions: VersionSource<Script>
  timeZone: string
}

/** Writes what is said: sections of sentences, with what they cover of the report. Everything works by keyboard. */
export function ScriptEditor({
  base,
  impression,
  reportSentences,
  scenes,
  terms,
  macros,
  save,
  versions,
  timeZone,
  ...props
}: ScriptEditorProps) {
  const { script, change, undo, redo, isLoss, ...draft } = useScript(props.script, base, save)
  const { state, saver, takeTheirs, restore } = draft
  const [focused, setFocused] = useState<string | null>(null)
  const reading = useReading(script)

  function addLast() {
    const sentenceId = crypto.randomUUID()
    const last = script.sections.at(-1)?.id ?? null
    change(addSection(script, last, crypto.randomUUID(), sentenceId), { sentenceId, at: 0 })
  }

  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Badge>{lengthText(reading.words, clipsMs(script, scenes))}</Badge>
        <SaveStatus state={state} timeZone={timeZone} onRetry={() => void saver.flush()} />
      </div>
      {state.step === 'conflict' && (
        <SaveConflict
          theirs={state.theirs}
          timeZone={timeZone}
          onKeepMine={(theirs) => saver.keepMine(theirs)}
          onTakeTheirs={takeTheirs}
        >
          <ScriptComparison old={state.theirs.script} now={script} oldName="the other text" nowName="yours" />
        </SaveConflict>
      )}
      <Coverage script={script} impression={impression} focused={focused} onChange={change} />
      <ol
        className="grid grid-cols-1 gap-3"
        onBlur={() => void saver.flush()}
        onKeyDown={(event) => {
          const step = stepOf(event)
          if (!step) return
          event.preventDefault()
          if (step === 'undo') undo()
          else redo()
        }}
      >
        {script.sections.map((section, index) => (
          <SectionEditor
            key={section.id}
            section={section}
            number={index + 1}
            script={script}
            impression={impression}
            reportSentences={reportSentences}
            scenes={scenes}
            terms={terms}
            macros={macros}
            reading={reading}
            onChange={change}
            onFocus={setFocused}
          />
        ))}
      </ol>
      {isLoss && (
        <p
          role="status"
          className="sticky bottom-3 flex flex-wrap items-center gap-x-3 rounded-card border border-line bg-surface px-3 py-1 shadow-sm"
        >
          A sentence was removed.
          <Button variant="quiet" size="sm" onClick={undo}>
            Undo
          </Button>
        </p>
      )}
      <Button variant="secondary" size="sm" onClick={addLast}>
        <Plus aria-hidden className="size-4" /> New section
      </Button>
      <ReadingGradeView
        reading={reading}
        onFind={({ text }) => {
          const found = script.sections
            .flatMap((each) => each.sentences)
            .find((each) => each.text.includes(text))
          if (found) placeCaret({ sentenceId: found.id, at: 'end' })
        }}
      />
      <ScriptVersions script={script} versions={versions} onRestore={restore} timeZone={timeZone} />
      <Keys />
    </div>
  )
}

/** Fields that are no sentence take back by themselves what is typed in them. */
function stepOf({ target, altKey, ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): 'undo' | 'redo' | null {
  if (target instanceof HTMLInputElement || altKey || !(ctrlKey || metaKey)) return null
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : null
}

function lengthText(words: number, playedMs: number): string {
  const spokenMs = (words / WORDS_PER_MINUTE) * 60_000
  if (playedMs === 0) return `${clockTime(spokenMs)} spoken`
  return `${clockTime(spokenMs + playedMs)} long, ${clockTime(playedMs)} of it clips`
}

/** How long the clips of a script play. */
function clipsMs(script: Script, scenes: readonly SceneChoice[]): number {
  return script.sections
    .filter(isClip)
    .map(({ scene }) => scenes.find(({ key }) => key === sceneKey(scene))?.clip?.durationMs ?? 0)
    .reduce((sum, ms) => sum + ms, 0)
}

function useReading(script: Script) {
  const deferred = useDeferredValue(script)
  return useMemo(() => readingGrade(scriptText(deferred)), [deferred])
}

function Keys() {
  return (
    <Details summary="Keys">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {KEYS.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="font-semibold">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Details>
  )
}

const KEYS = [
  ['Enter', 'new sentence; cuts this one where the caret stands'],
  ['Backspace', 'at the start: joins it to the one before'],
  ['↑ ↓', 'at the start or end: the sentence before or after'],
  ['Alt ↑ ↓', 'moves the sentence'],
  ['Alt L', 'links it to the report'],
  ['Alt S', 'a new section below'],
  ['Ctrl Z', 'takes the last change back; Ctrl Y does it again'],
] as const
