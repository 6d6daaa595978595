import { listTerms } from '@/lib/articles/article-queries'
import type { OfferedClip } from '@/lib/videos/clip-schema'
import type { ScriptWork } from '@/lib/videos/script-work'
import type { VoiceMacro } from '@/lib/videos/voice-macro-schema'
import { autosaveScript } from '../../script-actions'
import { listVersions, readScriptAt } from '../../version-actions'
import { scenesFor } from './scenes-for'
import { ScriptEditor } from './script-editor'
import { ScriptVersions } from './script-versions'
import { ScriptView } from './script-view'

type Props = {
  orderId: string
  work: ScriptWork
  macros: readonly VoiceMacro[]
  clips: readonly OfferedClip[]
  mayWrite: boolean
  timeZone: string
}

/** What is said in the video: an editor for the one who makes it, the words for everyone else. */
export function ScriptColumn({ orderId, work, macros, clips, mayWrite, timeZone }: Props) {
  const { saved, script, impression, reportSentences, pages } = work
  const versions = {
    list: listVersions.bind(null, orderId, 'script'),
    read: readScriptAt.bind(null, orderId),
  }
  return (
    <section aria-labelledby="script-heading" className="grid gap-3">
      <h2 id="script-heading" className="text-lg">
        Script
      </h2>
      {mayWrite ? (
        <ScriptEditor
          // The report's words arrived while the page was open: another report to cover, another skeleton.
          key={impression.map(({ id }) => id).join()}
          script={script}
          base={saved && { id: saved.id, revision: saved.revision }}
          impression={impression}
          reportSentences={reportSentences}
          scenes={scenesFor(orderId, pages, clips)}
          terms={listTerms().map(({ id, term, definition }) => ({ id, term, definition }))}
          macros={macros}
          save={autosaveScript.bind(null, orderId)}
          versions={versions}
          timeZone={timeZone}
        />
      ) : saved ? (
        <>
          <ScriptView script={script} />
          <ScriptVersions script={script} versions={versions} timeZone={timeZone} />
        </>
      ) : (
        <p className="text-ink-soft">Nothing is written yet.</p>
      )}
    </section>
  )
}
