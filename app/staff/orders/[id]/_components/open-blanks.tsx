import { classNames } from '@/components/ui/class-names'
import { blanksIn } from '@/lib/videos/voice-macro-schema'

/** The blanks of paragraphs that nobody has filled in yet: a patient would read the brackets. */
export function OpenBlanks({ text, className }: { text: string; className?: string }) {
  const blanks = blanksIn(text)
  if (blanks.length === 0) return null
  return (
    <p className={classNames('font-semibold text-soon text-sm', className)}>
      Still to fill in: {blanks.map((blank) => `[${blank}]`).join(', ')}
    </p>
  )
}
