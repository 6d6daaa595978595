'use client'

import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { OutlineSentence } from '@/lib/reports/report-outline'
import type { ReadingGrade } from '@/lib/shared/reading-grade'
import { coveredByClip, isClip, type Script, type ScriptSection } from '@/lib/videos/script-schema'
import type { VoiceMacro } from '@/lib/videos/voice-macro-schema'
import { ClipCovers } from './clip-covers'
import { MacroPicker } from './macro-picker'
import type { SceneChoice } from './scene-choices'
import { ScenePicker } from './scene-picker'
import { appendTo, editSection, moveSection, removeSection, toggleClipCover } from './script-edits'
import { SentenceRow } from './sentence-row'
import type { ChangeScript, Term } from './use-script'

type Props = {
  section: ScriptSection
  number: number
  script: Script
  impression: readonly OutlineSentence[]
  reportSentences: readonly OutlineSentence[]
  scenes: readonly SceneChoice[]
  terms: readonly Term[]
  macros: readonly VoiceMacro[]
  reading: ReadingGrade
  onChange: ChangeScript
  onFocus: (sentenceId: string) => void
}

/** One chapter: its title, what the picture shows, and its sentences. */
export function SectionEditor({ section, number, script, scenes, macros, onChange, ...rest }: Props) {
  const { id, title, sentences } = section
  const name = title.trim() || `Part ${number}`
  const count = script.sections.length
  const [isPicking, setIsPicking] = useState(false)
  const isPlayed = isClip(section)
  const hasOwn = sentences.some(({ text, covers }) => text.trim() !== '' || covers.length > 0)

  function setTitle(given: string) {
    const { scene } = section
    const renamed = scene?.kind === 'title' && scene.title === title ? { ...scene, title: given } : scene
    onChange(editSection(script, id, { title: given, scene: renamed }))
  }

  function addSentence() {
    const sentenceId = crypto.randomUUID()
    onChange(appendTo(script, id, [{ id: sentenceId, text: '', covers: [] }]), { sentenceId, at: 0 })
  }

  return (
    <li className="grid grid-cols-1 gap-1 rounded-card border-2 border-line-strong bg-surface p-2 focus-within:border-action">
      <div className="flex items-center gap-1">
        <input
          aria-label={`Title of part ${number}`}
          value={title}
          placeholder={`Part ${number}`}
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
          className="min-h-[44px] w-0 min-w-0 flex-1 rounded-field bg-transparent px-2 font-semibold placeholder:text-ink-soft hover:bg-sunk"
        />
        <IconButton
          label={`Move ${name} up`}
          isOff={number === 1}
          onClick={() => onChange(moveSection(script, id, -1))}
        >
          <ArrowUp aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          label={`Move ${name} down`}
          isOff={number === count}
          onClick={() => onChange(moveSection(script, id, 1))}
        >
          <ArrowDown aria-hidden className="size-4" />
        </IconButton>
        <IconButton
          label={`Remove the section ${name}; its sentences stay`}
          isOff={count === 1}
          onClick={() => onChange(removeSection(script, id))}
        >
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      </div>
      <ScenePicker
        sectionName={name}
        scene={section.scene}
        choices={scenes}
        onChange={(scene) => onChange(editSection(script, id, { scene }))}
      />
      {isPlayed && (
        <ClipCovers
          sectionName={name}
          covers={coveredByClip(section)}
          impression={rest.impression}
          onToggle={(reportSentenceId) => onChange(toggleClipCover(script, id, reportSentenceId))}
        />
      )}
      {isPlayed && hasOwn && (
        <p className="px-1 font-semibold text-soon text-sm">
          The clip plays in the place of this section: what is written here is not spoken, and covers nothing.
        </p>
      )}
      <ol hidden={isPlayed && !hasOwn} aria-label={`Sentences of ${name}`} className="grid grid-cols-1">
        {sentences.map((sentence, index) => (
          <SentenceRow
            key={sentence.id}
            sentence={sentence}
            label={`${name}, sentence ${index + 1}`}
            sectionId={id}
            script={script}
            onChange={onChange}
            {...rest}
          />
        ))}
      </ol>
      <div hidden={isPlayed} className="flex flex-wrap">
        <SmallButton onClick={addSentence}>New sentence</SmallButton>
        {macros.length > 0 && (
          <SmallButton isOpen={isPicking} onClick={() => setIsPicking(!isPicking)}>
            Put a paragraph in
          </SmallButton>
        )}
      </div>
      {isPicking && (
        <MacroPicker
          macros={macros}
          sectionName={name}
          onInsert={(added) => {
            setIsPicking(false)
            const [first] = added
            onChange(appendTo(script, id, added), first && { sentenceId: first.id, at: 'end' })
          }}
        />
      )}
    </li>
  )
}

type SmallButtonProps = { isOpen?: boolean; onClick: () => void; children: string }

function SmallButton({ isOpen, onClick, children }: SmallButtonProps) {
  return (
    <button
      type="button"
      {...(isOpen !== undefined && { 'aria-expanded': isOpen })}
      onClick={onClick}
      className="min-h-[44px] w-fit px-2 text-action text-sm underline underline-offset-4"
    >
      {children}
    </button>
  )
}

type IconButtonProps = { label: string; isOff: boolean; onClick: () => void; children: ReactNode }

function IconButton({ label, isOff, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onClick}
      className="grid size-[44px] shrink-0 place-content-center rounded-field text-ink-soft hover:bg-sunk disabled:opacity-40"
    >
      {children}
    </button>
  )
}
