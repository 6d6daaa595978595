'use client'

import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { useViewControls, ViewerToolbar } from './viewer-toolbar'

/** A text file, loaded when it is opened. */
export function TextFileViewer({ url, label }: { url: string; label: string }) {
  const [text, setText] = useState<string | null>()
  useEffect(() => {
    const stop = new AbortController()
    fetch(url, { signal: stop.signal })
      .then(async (answer) => setText(answer.ok ? await answer.text() : null))
      .catch(() => stop.signal.aborted || setText(null))
    return () => stop.abort()
  }, [url])

  if (text === undefined) {
    return (
      <p role="status" className="p-4 text-ink-soft">
        Opening the file…
      </p>
    )
  }
  if (text === null) {
    return (
      <Notice tone="soon" title="This file can not be shown here">
        It did not load. Check your connection, then open it again, or download it.
      </Notice>
    )
  }
  return <TextPage text={text} label={label} />
}

/** Plain text as a page: a text file, or what the patient pasted. */
export function TextPage({ text, label }: { text: string; label: string }) {
  const controls = useViewControls()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ViewerToolbar controls={controls} canRotate={false} />
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto bg-surface p-4"
      >
        <p className="whitespace-pre-wrap break-words" style={{ fontSize: `${controls.zoom}em` }}>
          {text}
        </p>
      </section>
    </div>
  )
}
