'use client'

import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { PlayerWords } from './player-words'

type Why = keyof PlayerWords['failed']

type Props = {
  src: string
  words: PlayerWords
  /** Loads the video anew and goes on where it stopped. */
  onAgain(): void
}

/** Says why a video does not play, which its element does not tell, and offers what may help. */
export function PlayerFailure({ src, words, onAgain }: Props) {
  const [why, setWhy] = useState<Why>(() => (navigator.onLine ? 'broken' : 'offline'))
  useEffect(() => {
    let isGone = false
    const find = async () => {
      const found = await reasonOf(src)
      if (!isGone) setWhy(found)
    }
    void find()
    addEventListener('online', onAgain)
    return () => {
      isGone = true
      removeEventListener('online', onAgain)
    }
  }, [src, onAgain])
  const isClosed = why === 'closed'
  return (
    <Notice tone="danger" title={words.failed[why]} isLive className="mx-3 mt-3">
      <Button
        size="sm"
        variant="secondary"
        className="mt-2"
        onClick={isClosed ? () => location.reload() : onAgain}
      >
        {isClosed ? words.reload : words.again}
      </Button>
    </Notice>
  )
}

/** Says that a newer version was delivered while this page was open. */
export function PlayerReplaced({ words }: { words: PlayerWords }) {
  return (
    <Notice title={words.replaced} isLive className="mx-3 mt-3">
      <p>{words.replacedText}</p>
      <Button size="sm" onClick={() => location.reload()}>
        {words.reload}
      </Button>
    </Notice>
  )
}

/** Asks for the video without its bytes. A refusal means that it was withdrawn, stopped, or somebody is signed out. */
async function reasonOf(src: string): Promise<Why> {
  try {
    const { status } = await fetch(src, { method: 'HEAD', cache: 'no-store' })
    return status >= 401 && status <= 404 ? 'closed' : 'broken'
  } catch {
    // No answer at all: the line is down, here or on the way.
    return 'offline'
  }
}
