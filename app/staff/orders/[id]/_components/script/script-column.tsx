import { listTerms } from '@/lib/articles/article-queries'
import { ILLUSTRATION_IDS } from '@/lib/articles/article-schema'
import type { ReportPageDto } from '@/lib/reports/report-page-queries'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { ScriptWork } from '@/lib/videos/script-work'
import type { VoiceMacro } from '@/lib/videos/voice-macro-schema'
import { autosaveScript } from '../../script-actions'
import type { SceneChoice } from './scene-choices'
import { ScriptEditor } from './script-editor'
import { ScriptView } from './script-view'

type Props = {
  orderId: string
  work: ScriptWork
  macros: readonly VoiceMacro[]
  mayWrite: boolean
  timeZone: string
}

/** What is said in the video: an editor for the one who makes it, the words for everyone else. */
export function ScriptColumn({ orderId, work, macros, mayWrite, timeZone }: Props) {
  const { saved, script, impression, reportSentences, pages } = work
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
          scenes={scenesFor(pages)}
          terms={listTerms().map(({ id, term, definition }) => ({ id, term, definition }))}
          macros={macros}
          save={autosaveScript.bind(null, orderId)}
          timeZone={timeZone}
        />
      ) : saved ? (
        <ScriptView script={script} />
      ) : (
        <p className="text-ink-soft">Nothing is written yet.</p>
      )}
    </section>
  )
}

/** What a section may show: pages of the report, a title card, the site's illustrations. */
function scenesFor(pages: readonly ReportPageDto[]): SceneChoice[] {
  const { illustrations } = messagesFor('en').articles
  return [
    ...pages.map(({ fileId, pageNumber }, index) => ({
      key: `page:${fileId}:${pageNumber}`,
      label: `Report, page ${index + 1}`,
      scene: { kind: 'page' as const, reportFileId: fileId, pageNumber, crop: null, highlights: [] },
    })),
    { key: 'title', label: 'Title card', scene: { kind: 'title' as const, title: '', text: '' } },
    ...ILLUSTRATION_IDS.map((id) => ({
      key: `illustration:${id}`,
      label: `Drawing: ${illustrations[id].title}`,
      scene: { kind: 'illustration' as const, name: id, parts: [] },
    })),
  ]
}
