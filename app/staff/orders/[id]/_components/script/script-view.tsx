import { isClip, type Script, type ScriptSentence } from '@/lib/videos/script-schema'

/** A script to read. */
export function ScriptView({ script }: { script: Pick<Script, 'sections'> }) {
  return (
    <ol className="grid gap-3 text-sm">
      {script.sections.map(({ id, title, scene, sentences }, index) => (
        <li key={id}>
          <p className="font-semibold">{title.trim() || `Part ${index + 1}`}</p>
          <p>{isClip({ scene }) ? <em>An approved clip plays here.</em> : wordsOf(sentences)}</p>
        </li>
      ))}
    </ol>
  )
}

function wordsOf(sentences: readonly ScriptSentence[]): string {
  const words = sentences.map(({ text }) => text.trim()).filter(Boolean)
  return words.join(' ') || '–'
}
