import {
  MAX_SENTENCE_CHARS,
  type Scene,
  type Script,
  type ScriptSection,
  type ScriptSentence,
} from '@/lib/videos/script-schema'

// What the editor's keys and buttons do to a script. Pure: each returns the script as it is afterwards.

function mapSentences(
  script: Script,
  change: (sentences: readonly ScriptSentence[]) => ScriptSentence[],
): Script {
  return {
    ...script,
    sections: script.sections.map((each) => ({ ...each, sentences: change(each.sentences) })),
  }
}

export function editSentence(script: Script, id: string, patch: Partial<ScriptSentence>): Script {
  return mapSentences(script, (sentences) =>
    sentences.map((each) => (each.id === id ? { ...each, ...patch } : each)),
  )
}

/** Puts sentences right behind another one. */
export function insertAfter(script: Script, id: string, added: readonly ScriptSentence[]): Script {
  return mapSentences(script, (sentences) =>
    sentences.flatMap((each) => (each.id === id ? [each, ...added] : [each])),
  )
}

export function appendTo(script: Script, sectionId: string, added: readonly ScriptSentence[]): Script {
  return editSections(script, (each) =>
    each.id === sectionId ? { ...each, sentences: [...each.sentences, ...added] } : each,
  )
}

/** Cuts a sentence in two where the caret stands. What it covers stays with its first part, unless that is empty. */
export function splitSentence(script: Script, id: string, at: number, newId: string): Script {
  return mapSentences(script, (sentences) =>
    sentences.flatMap((each) => {
      if (each.id !== id) return [each]
      const [before, after] = [each.text.slice(0, at).trimEnd(), each.text.slice(at).trimStart()]
      const isAllBehind = before === '' && after !== ''
      return [
        { ...each, text: before, covers: isAllBehind ? [] : each.covers },
        { id: newId, text: after, covers: isAllBehind ? each.covers : [] },
      ]
    }),
  )
}

/** Joins a sentence to the one before it in its section; nothing when it is the first, or both are too long for one. */
export function mergeWithPrevious(
  script: Script,
  id: string,
): { script: Script; into: string; at: number } | null {
  for (const { sentences } of script.sections) {
    const index = sentences.findIndex((each) => each.id === id)
    const [previous, merged] = [sentences[index - 1], sentences[index]]
    if (!previous || !merged) continue
    const text = [previous.text.trimEnd(), merged.text.trimStart()].filter(Boolean).join(' ')
    if (text.length > MAX_SENTENCE_CHARS) return null
    const covers = [...new Set([...previous.covers, ...merged.covers])]
    const without = removeSentence(script, id)
    const at = previous.text.trimEnd().length
    return { script: editSentence(without, previous.id, { text, covers }), into: previous.id, at }
  }
  return null
}

export function removeSentence(script: Script, id: string): Script {
  return mapSentences(script, (sentences) => sentences.filter((each) => each.id !== id))
}

/** Moves a sentence one place up or down, over the border of its section too. */
export function moveSentence(script: Script, id: string, by: -1 | 1): Script {
  const from = script.sections.findIndex(({ sentences }) => sentences.some((each) => each.id === id))
  const section = script.sections[from]
  const index = section?.sentences.findIndex((each) => each.id === id) ?? -1
  const moved = section?.sentences[index]
  if (!section || !moved) return script
  const other = section.sentences[index + by]
  if (other) {
    const sentences = section.sentences.with(index, other).with(index + by, moved)
    return editSections(script, (each) => (each === section ? { ...each, sentences } : each))
  }
  const next = script.sections[from + by]
  if (!next) return script
  return editSections(removeSentence(script, id), (each) => {
    if (each.id !== next.id) return each
    return { ...each, sentences: by === 1 ? [moved, ...each.sentences] : [...each.sentences, moved] }
  })
}

function editSections(script: Script, change: (section: ScriptSection) => ScriptSection): Script {
  return { ...script, sections: script.sections.map(change) }
}

export function editSection(
  script: Script,
  id: string,
  patch: { title?: string; scene?: Scene | null },
): Script {
  return editSections(script, (each) => (each.id === id ? { ...each, ...patch } : each))
}

/** A new section behind another, with one sentence to write. */
export function addSection(script: Script, afterId: string | null, id: string, sentenceId: string): Script {
  const added: ScriptSection = {
    id,
    title: '',
    scene: null,
    sentences: [{ id: sentenceId, text: '', covers: [] }],
  }
  const at = script.sections.findIndex((each) => each.id === afterId)
  return {
    ...script,
    sections: script.sections.toSpliced(at < 0 ? script.sections.length : at + 1, 0, added),
  }
}

/** Takes a section away; its sentences go to the one before it, or behind it when it was the first. */
export function removeSection(script: Script, id: string): Script {
  const index = script.sections.findIndex((each) => each.id === id)
  const removed = script.sections[index]
  const target = script.sections[index - 1] ?? script.sections[index + 1]
  if (!removed || !target) return script
  const kept = removed.sentences.filter(({ text, covers }) => text.trim() !== '' || covers.length > 0)
  const sections = script.sections
    .filter((each) => each !== removed)
    .map((each) => {
      if (each !== target) return each
      return { ...each, sentences: index > 0 ? [...each.sentences, ...kept] : [...kept, ...each.sentences] }
    })
  return { ...script, sections }
}

export function moveSection(script: Script, id: string, by: -1 | 1): Script {
  const index = script.sections.findIndex((each) => each.id === id)
  const [moved, other] = [script.sections[index], script.sections[index + by]]
  if (!moved || !other) return script
  return { ...script, sections: script.sections.with(index, other).with(index + by, moved) }
}

/** Says that a sentence covers one of the report's, or no longer. What is covered is not left out. */
export function toggleCover(script: Script, id: string, reportSentenceId: string): Script {
  const linked = mapSentences(script, (sentences) =>
    sentences.map((each) =>
      each.id === id ? { ...each, covers: toggled(each.covers, reportSentenceId) } : each,
    ),
  )
  return leaveOut(linked, reportSentenceId, null)
}

/** Says that the clip of a section explains a sentence of the report, or no longer. */
export function toggleClipCover(script: Script, sectionId: string, reportSentenceId: string): Script {
  const linked = editSections(script, (each) =>
    each.id === sectionId && each.scene?.kind === 'clip'
      ? { ...each, scene: { ...each.scene, covers: toggled(each.scene.covers, reportSentenceId) } }
      : each,
  )
  return leaveOut(linked, reportSentenceId, null)
}

function toggled(covers: readonly string[], reportSentenceId: string): string[] {
  return covers.includes(reportSentenceId)
    ? covers.filter((cover) => cover !== reportSentenceId)
    : [...covers, reportSentenceId]
}

/** Notes why a sentence of the report is left out; null takes that back. */
export function leaveOut(script: Script, reportSentenceId: string, reason: string | null): Script {
  const others = script.leftOut.filter(({ sentenceId }) => sentenceId !== reportSentenceId)
  return {
    ...script,
    leftOut: reason === null ? others : [...others, { sentenceId: reportSentenceId, reason }],
  }
}
