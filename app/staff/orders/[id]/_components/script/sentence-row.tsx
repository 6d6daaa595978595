'use client'

import { Link2, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { OutlineSentence } from '@/lib/reports/report-outline'
import { markTerms } from '@/lib/shared/mark-terms'
import type { ReadingGrade } from '@/lib/shared/reading-grade'
import { MAX_SENTENCE_CHARS, type Script, type ScriptSentence, sentencesOf } from '@/lib/videos/script-schema'
import { OpenBlanks } from '../open-blanks'
import { ReportLinks } from './report-links'
import {
  addSection,
  editSentence,
  insertAfter,
  mergeWithPrevious,
  moveSentence,
  removeSentence,
  splitSentence,
  toggleCover,
} from './script-edits'
import { type ChangeScript, placeCaret, type Term } from './use-script'

type Props = {
  sentence: ScriptSentence
  label: string
  sectionId: string
  script: Script
  impression: readonly OutlineSentence[]
  reportSentences: readonly OutlineSentence[]
  terms: readonly Term[]
  reading: ReadingGrade
  onChange: ChangeScript
  onFocus: (sentenceId: string) => void
}

/** One sentence: its words, what it covers, and what would make it plainer. */
export function SentenceRow(props: Props) {
  const { sentence, label, script, impression, reportSentences, reading, onChange, onFocus } = props
  const { id, text, covers } = sentence
  const [isLinking, setIsLinking] = useState(false)
  const hard = reading.hardSentences.find((each) => text.trim() !== '' && text.includes(each.text))
  const onKeyDown = useKeys(props, () => setIsLinking((before) => !before))
  const covered = reportSentences.filter((each) => covers.includes(each.id))
  return (
    <li className={classNames('border-line border-t py-1', hard && 'border-s-4 border-s-soon-line ps-1')}>
      <div className="flex items-start">
        <textarea
          id={`sentence-${id}`}
          aria-label={label}
          rows={1}
          value={text}
          maxLength={MAX_SENTENCE_CHARS}
          placeholder={covered.length > 0 ? 'In plain words…' : 'What you say…'}
          onKeyDown={onKeyDown}
          onFocus={() => onFocus(id)}
          onChange={({ target }) =>
            onChange(editSentence(script, id, { text: target.value.replace(/\s*\n\s*/g, ' ') }))
          }
          className="field-sizing-content min-h-[44px] min-w-0 flex-1 resize-none rounded-field bg-transparent px-2 py-2 placeholder:text-ink-soft hover:bg-sunk"
        />
        {impression.length > 0 && (
          <button
            type="button"
            aria-label={`Link ${label} to the report`}
            title="Link to the report (Alt L)"
            aria-expanded={isLinking}
            onClick={() => setIsLinking(!isLinking)}
            className="grid size-[44px] shrink-0 place-content-center rounded-field text-ink-soft hover:bg-sunk"
          >
            <Link2 aria-hidden className="size-4" />
          </button>
        )}
        <button
          type="button"
          aria-label={`Remove ${label}`}
          title="Remove this sentence"
          onClick={() => onChange(removeSentence(script, id))}
          className="grid size-[44px] shrink-0 place-content-center rounded-field text-ink-soft hover:bg-sunk"
        >
          <Trash2 aria-hidden className="size-4" />
        </button>
      </div>
      {covered.map((each) => (
        <p key={each.id} className="mt-1 ps-2 text-ink-soft text-sm">
          <span aria-hidden>↳ </span>
          <span className="sr-only">Covers: </span>
          {each.text}
        </p>
      ))}
      {hard && (
        <p className="ps-2 text-soon text-sm">
          Hard to follow: {hard.words} words, grade {hard.grade.toFixed(1)}.
        </p>
      )}
      <OpenBlanks text={text} className="ps-2" />
      <Jargon {...props} />
      {isLinking && (
        <ReportLinks
          covers={covers}
          impression={impression}
          onToggle={(reportSentenceId) => onChange(toggleCover(script, id, reportSentenceId))}
          onClose={() => {
            setIsLinking(false)
            placeCaret({ sentenceId: id, at: 'end' })
          }}
        />
      )}
    </li>
  )
}

/** Words of art in the sentence, each with plain words that a click puts behind it. */
function Jargon({ sentence, terms, script, onChange }: Props) {
  const text = useDeferredValue(sentence.text)
  const found = useMemo(() => {
    const ids = new Set(markTerms(text, terms).flatMap(({ termId }) => termId ?? []))
    return terms.filter(({ id }) => ids.has(id))
  }, [text, terms])
  const said = sentencesOf(script)
  const open = found.filter(({ definition }) => !said.some((each) => each.text.includes(definition)))
  if (open.length === 0) return null
  return (
    <ul className="ps-2 text-sm">
      {open.map(({ id, term, definition }) => (
        <li key={id}>
          <span className="font-semibold underline decoration-dotted underline-offset-4">{term}</span>:{' '}
          {definition}{' '}
          <button
            type="button"
            onClick={() => {
              const added = { id: crypto.randomUUID(), text: definition, covers: [] }
              onChange(insertAfter(script, sentence.id, [added]), { sentenceId: added.id, at: 'end' })
            }}
            className="min-h-[44px] text-action underline underline-offset-4"
          >
            Say this
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The keys of a sentence's field. */
function useKeys({ sentence, sectionId, script, onChange }: Props, onLink: () => void) {
  const { id } = sentence
  const order = sentencesOf(script).map((each) => each.id)
  const goTo = (by: -1 | 1) => {
    const other = order[order.indexOf(id) + by]
    if (other) placeCaret({ sentenceId: other, at: by === 1 ? 0 : 'end' })
  }
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const isAtStart = selectionStart === 0 && selectionEnd === 0
    const isAtEnd = selectionStart === value.length
    const handled = () => event.preventDefault()
    // An input method takes Enter to choose a word.
    if (event.nativeEvent.isComposing) return
    if (event.altKey && event.code === 'KeyL') {
      handled()
      onLink()
    } else if (event.altKey && event.code === 'KeyS') {
      handled()
      const sentenceId = crypto.randomUUID()
      onChange(addSection(script, sectionId, crypto.randomUUID(), sentenceId), { sentenceId, at: 0 })
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      handled()
      const by = event.key === 'ArrowUp' ? -1 : 1
      onChange(moveSentence(script, id, by), { sentenceId: id, at: selectionStart })
    } else if (event.key === 'Enter') {
      handled()
      const newId = crypto.randomUUID()
      onChange(splitSentence(script, id, selectionStart, newId), { sentenceId: newId, at: 0 })
    } else if (event.key === 'Backspace' && isAtStart) {
      const merged = mergeWithPrevious(script, id)
      if (!merged) return
      handled()
      onChange(merged.script, { sentenceId: merged.into, at: merged.at })
    } else if (event.key === 'ArrowUp' && isAtStart) {
      handled()
      goTo(-1)
    } else if (event.key === 'ArrowDown' && isAtEnd) {
      handled()
      goTo(1)
    }
  }
}
