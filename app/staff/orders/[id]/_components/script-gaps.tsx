import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import type { SectionGap } from '@/lib/videos/plain-report-sections-schema'

type Props = {
  gaps: readonly SectionGap[]
  /** Left out for who only reads. */
  onTake?: ((sectionId: string) => void) | undefined
}

/** What the script says and the plain report does not: whole sections in full view, other words one step away. */
export function ScriptGaps({ gaps, onTake }: Props) {
  const missing = gaps.filter(({ isMissing }) => isMissing)
  const reworded = gaps.filter(({ isMissing }) => !isMissing)
  return (
    <>
      {missing.length > 0 && (
        <Notice
          tone="soon"
          title={
            missing.length === 1
              ? 'A section of the script is missing here'
              : 'Sections of the script are missing here'
          }
        >
          <p>The plain report has the same sections as the video.</p>
          <GapList gaps={missing} onTake={onTake} />
        </Notice>
      )}
      {reworded.length > 0 && (
        <Details
          summary={`The script says this, the plain report does not in these words (${countIn(reworded)})`}
        >
          <GapList gaps={reworded} onTake={onTake} />
        </Details>
      )}
    </>
  )
}

function GapList({ gaps, onTake }: Props) {
  return (
    <ul className="grid gap-3 text-sm">
      {gaps.map(({ sectionId, title, hasHeading, sentences }) => (
        <li key={sectionId} className="grid gap-1">
          <p className="font-semibold">{title || 'A section without a title'}</p>
          {sentences.map((sentence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may stand twice, and nothing is kept in one
            <p key={index} className="wrap-anywhere">
              {sentence}
            </p>
          ))}
          {onTake && (
            <div className="flex flex-wrap items-center gap-x-3 text-ink-soft">
              <Button
                variant="secondary"
                size="sm"
                aria-label={`Take over ${title || 'the section without a title'}`}
                onClick={() => onTake(sectionId)}
              >
                Take it over
              </Button>
              {hasHeading && 'It replaces this section here. Undo brings that back.'}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function countIn(gaps: readonly SectionGap[]): number {
  return gaps.reduce((sum, { sentences }) => sum + sentences.length, 0)
}
