import type { Script } from '@/lib/videos/script-schema'

/** A script to read. */
export function ScriptView({ script }: { script: Pick<Script, 'sections'> }) {
  return (
    <ol className="grid gap-3 text-sm">
      {script.sections.map(({ id, title, sentences }, index) => (
        <li key={id}>
          <p className="font-semibold">{title.trim() || `Part ${index + 1}`}</p>
          <p>
            {sentences
              .map(({ text }) => text.trim())
              .filter(Boolean)
              .join(' ') || '–'}
          </p>
        </li>
      ))}
    </ol>
  )
}
