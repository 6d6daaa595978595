'use client'

import { Check, Link2, Share2 } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import type { Messages } from '@/lib/shared/messages/messages'

const SHOWN_MS = 4_000

type ShareButtonsProps = { url: string; title: string; words: Messages['articles']['share'] }

/** Sends the page on with the device's own menu, or copies its address. No other company's script is involved. */
export function ShareButtons({ url, title, words }: ShareButtonsProps) {
  const canShare = useSyncExternalStore(
    neverChanges,
    () => 'share' in navigator,
    () => false,
  )
  const [copy, setCopy] = useState<'idle' | 'copied' | 'byHand'>('idle')
  useEffect(() => {
    if (copy !== 'copied') return
    const timer = setTimeout(() => setCopy('idle'), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copy])

  const onCopy = () => {
    // Undefined on a page without TLS.
    const clipboard: Clipboard | undefined = navigator.clipboard
    if (!clipboard) return setCopy('byHand')
    clipboard.writeText(url).then(
      () => setCopy('copied'),
      () => setCopy('byHand'),
    )
  }
  // Closing the menu without sharing is an answer, not a failure.
  const onShare = () => void navigator.share({ url, title }).catch(() => undefined)

  return (
    <div className="mt-10 [@media(scripting:none)]:hidden print:hidden">
      <h2 className="font-semibold text-lg">{words.label}</h2>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button variant="secondary" onClick={onCopy}>
          {copy === 'copied' ? (
            <Check aria-hidden className="size-5" />
          ) : (
            <Link2 aria-hidden className="size-5" />
          )}
          {words.copy}
        </Button>
        {canShare && (
          <Button variant="secondary" onClick={onShare}>
            <Share2 aria-hidden className="size-5" />
            {words.share}
          </Button>
        )}
        <p role="status" className="font-semibold text-sm text-success">
          {copy === 'copied' && words.copied}
        </p>
      </div>
      {copy === 'byHand' && (
        <p className="mt-2 text-sm">
          {words.byHand} <span className="select-all break-all font-semibold">{url}</span>
        </p>
      )}
    </div>
  )
}

function neverChanges(): () => void {
  return () => undefined
}
