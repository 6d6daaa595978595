import { Badge } from '@/components/ui/badge'
import { Details } from '@/components/ui/details'
import {
  gradeText,
  type HardSentence,
  PLAIN_GRADE_LIMIT,
  type ReadingGrade,
} from '@/lib/shared/reading-grade'

type Props = {
  reading: ReadingGrade
  /** Left out where the text cannot be changed. */
  onFind?: (sentence: HardSentence) => void
}

/** How hard a text is to read, and the sentences that make it so. */
export function ReadingGradeView({ reading, onFind }: Props) {
  const { grade, words, hardSentences } = reading
  const shown = gradeText(reading)
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        {shown && <Badge tone={grade <= PLAIN_GRADE_LIMIT ? 'success' : 'soon'}>Reading grade {shown}</Badge>}
        <span className="text-ink-soft">
          {shown ? `${verdictOf(reading)} ${words} words` : unread(words)}
        </span>
      </p>
      {hardSentences.length > 0 && (
        <Details
          summary={hardSentences.length === 1 ? '1 hard sentence' : `${hardSentences.length} hard sentences`}
        >
          <ul className="grid gap-2 text-sm">
            {hardSentences.map((sentence) => (
              <li key={sentence.text}>
                {onFind ? (
                  <button
                    type="button"
                    onClick={() => onFind(sentence)}
                    className="min-h-[44px] text-start underline decoration-dotted underline-offset-4 hover:text-action"
                  >
                    {sentence.text}
                  </button>
                ) : (
                  sentence.text
                )}
                <span className="block text-ink-soft">
                  {sentence.words} words, grade {sentence.grade.toFixed(1)}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </div>
  )
}

function verdictOf({ grade }: ReadingGrade): string {
  return grade <= PLAIN_GRADE_LIMIT ? 'Plain enough.' : `Aim for ${PLAIN_GRADE_LIMIT} or less.`
}

function unread(words: number): string {
  return words === 0
    ? 'Nothing is written yet, so there is no reading grade.'
    : 'Too short for a reading grade yet.'
}
