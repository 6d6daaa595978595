import { CircleDashed } from 'lucide-react'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { coveredByClip, spokenSentences } from '@/lib/videos/script-schema'
import type { ReviewedScript } from '@/lib/videos/script-work'
import { ScriptView } from './script-view'

/** For a reader: what is said about each sentence of the Impression, or why it is left out; the script under it. */
export function CoverageView({ work: { saved, script, impression } }: { work: ReviewedScript }) {
  if (!saved) return null
  return (
    <section aria-labelledby="coverage-heading" className="grid gap-3">
      <h2 id="coverage-heading" className="text-lg">
        What the Impression became
      </h2>
      {impression.length > 0 && (
        <Card>
          <dl className="grid gap-3">
            {impression.map(({ id, text }) => {
              const said = spokenSentences(script).filter(({ covers }) => covers.includes(id))
              const clips = script.sections.filter((section) => coveredByClip(section).includes(id))
              const words = [
                ...said.map((each) => each.text),
                ...clips.map(({ title }) => `A clip explains it${title.trim() && `: ${title.trim()}`}.`),
              ]
              const leftOut = script.leftOut.find(({ sentenceId }) => sentenceId === id)
              return (
                <div key={id}>
                  <dt className="text-ink-soft text-sm">{text}</dt>
                  <dd className="mt-0.5">
                    {leftOut ? <em>Left out: {leftOut.reason}</em> : words.join(' ') || <Unsaid />}
                  </dd>
                </div>
              )
            })}
          </dl>
        </Card>
      )}
      <Details summary="Read all of the script">
        <ScriptView script={script} />
      </Details>
    </section>
  )
}

/** The report was read anew after the work was handed in, or an older video says less than its script. */
function Unsaid() {
  return (
    <strong className="inline-flex items-center gap-1 text-soon">
      <CircleDashed aria-hidden className="size-4" /> Nothing in the video says it.
    </strong>
  )
}
