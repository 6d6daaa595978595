'use client'

import { noteParts } from './note-parts'

/** A note whose times, such as [1:05], start the video there. */
export function TimedNote({ text, videoElementId }: { text: string; videoElementId: string | null }) {
  function play(seconds: number) {
    const element = videoElementId === null ? null : document.getElementById(videoElementId)
    if (!(element instanceof HTMLVideoElement)) return
    // An older version is folded away.
    const folded = element.closest('details')
    if (folded) folded.open = true
    element.currentTime = seconds
    element.scrollIntoView({ block: 'nearest' })
    void element.play()
  }
  return (
    <p className="whitespace-pre-wrap">
      {noteParts(text).map((part, index) =>
        part.seconds === null || videoElementId === null ? (
          part.text
        ) : (
          <button
            // The text never changes, so a part's place is its identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            type="button"
            onClick={() => play(part.seconds ?? 0)}
            className="inline-flex min-h-[44px] items-center text-action underline underline-offset-4"
          >
            <span className="sr-only">Play from </span>
            {part.text}
          </button>
        ),
      )}
    </p>
  )
}
