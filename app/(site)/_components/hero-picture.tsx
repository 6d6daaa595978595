import { FileText, ListVideo, MessageCircleQuestion } from 'lucide-react'
import { messagesFor } from '@/lib/shared/messages/messages'
import { LowerBack } from './lower-back'

const { example } = messagesFor('en').site

/** A report with its hard words, and the page that explains them. Drawn, with made-up text, and saying so. */
export function HeroPicture() {
  return (
    <figure aria-label={example.label} className="mx-auto w-full max-w-[30rem] break-inside-avoid">
      <ReportSheet />
      <WatchPage />
      <figcaption className="mt-3 text-ink-soft text-sm">{example.note}</figcaption>
    </figure>
  )
}

function ReportSheet() {
  return (
    <div className="-rotate-2 me-6 rounded-t-md border border-line bg-surface px-5 pt-4 pb-12 shadow-card sm:me-14">
      <p className="flex items-center gap-2 font-semibold text-ink-soft text-xs uppercase tracking-[0.12em]">
        <FileText aria-hidden className="size-4" />
        {example.reportTitle}
      </p>
      <div aria-hidden className="mt-3 grid gap-2">
        <span className="h-1.5 w-11/12 rounded-full bg-line" />
        <span className="h-1.5 w-full rounded-full bg-line" />
        <span className="h-1.5 w-3/5 rounded-full bg-line" />
      </div>
      {/* As a hospital prints it; a face that every machine has, so no line breaks anew when ours arrives. */}
      <p className="mt-4 font-semibold font-serif text-sm">{example.reportImpression}</p>
      <p className="mt-0.5 font-serif text-sm">
        <mark className="rounded-sm bg-soon-tint px-1 font-semibold text-soon">{example.reportMarked}</mark>{' '}
        {example.reportRest} {example.reportSecond}
      </p>
    </div>
  )
}

function WatchPage() {
  return (
    <div className="-mt-9 relative ms-4 overflow-hidden rounded-card border border-line bg-surface shadow-card sm:ms-10">
      <div className="relative bg-action-tint px-2 pb-3">
        <LowerBack {...example.drawing} />
        <p className="relative mx-2 -mt-1 rounded-field bg-ink px-3 py-2 text-center font-medium text-paper text-sm">
          {example.captions}
        </p>
      </div>
      <div className="grid gap-4 p-5">
        <ol className="grid gap-1.5 text-sm">
          {example.chapters.map((chapter, index) => (
            <li
              key={chapter.time}
              className={index === 0 ? 'flex gap-3 font-semibold text-action' : 'flex gap-3'}
            >
              <span className="w-10 shrink-0 tabular-nums">{chapter.time}</span>
              {chapter.text}
              {index === 0 && <ListVideo aria-hidden className="ms-auto size-5" />}
              {index === 2 && <MessageCircleQuestion aria-hidden className="ms-auto size-5 text-ink-soft" />}
            </li>
          ))}
        </ol>
        <div className="border-line border-t pt-4">
          <p className="font-semibold text-sm">{example.plainTitle}</p>
          <p className="mt-0.5 text-sm">{example.plain}</p>
        </div>
      </div>
    </div>
  )
}
