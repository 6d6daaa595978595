'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { Notice } from '@/components/ui/notice'
import type { SaveState } from './draft-saver'

type StatusProps = { state: SaveState<unknown>; timeZone: string; onRetry: () => void }

/** Says whether what is typed is kept. */
export function SaveStatus({ state, timeZone, onRetry }: StatusProps) {
  if (state.step === 'failed') {
    return (
      <Notice tone="danger" title="Not saved yet" isLive>
        <p>{FAILURES[state.why]}</p>
        <Button variant="secondary" size="sm" onClick={onRetry}>
          Try again
        </Button>
      </Notice>
    )
  }
  return (
    <p role="status" className="min-h-6 text-ink-soft text-sm">
      {statusText(state, timeZone)}
    </p>
  )
}

const FAILURES = {
  offline:
    'The server can not be reached. Your text is kept on this page, and saving is tried again. Leave the page open.',
  broken:
    'The server could not save it. Your text is kept on this page, and saving is tried again. If this stays, copy your text and tell an admin.',
  SIGNED_OUT:
    'You are signed out. Sign in again in another tab; your text is kept on this page. Then try again.',
  NOT_YOURS:
    'The order is no longer in production with you, so it takes no text. What you typed is set aside under Versions, for you and whoever has the order now.',
  TOO_LONG: 'The text is too long. Make it shorter.',
} as const

function statusText(state: SaveState<unknown>, timeZone: string): string {
  switch (state.step) {
    case 'untouched':
      return 'Saved as you type.'
    case 'unsaved':
      return 'Not saved yet…'
    case 'saving':
      return 'Saving…'
    case 'saved':
      return `Saved ${clockTime(state.at, timeZone)} (version ${state.version})`
    case 'failed':
    case 'conflict':
      return ''
  }
}

function clockTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: '2-digit' }).format(at)
}

type ConflictProps<Theirs> = {
  theirs: Theirs
  timeZone: string
  onKeepMine: (theirs: Theirs) => Promise<void>
  onTakeTheirs: () => Promise<void>
  /** Both texts, compared. */
  children: ReactNode
}
type Saved = { authorName: string | null; version: number; createdAt: Date }

/** Two windows wrote at once: both texts are there until a person chooses, and the other one stays a version. */
export function SaveConflict<Theirs extends Saved>({
  theirs,
  timeZone,
  onKeepMine,
  onTakeTheirs,
  children,
}: ConflictProps<Theirs>) {
  return (
    <Notice tone="danger" title="Someone saved another text meanwhile" isLive>
      <p>
        {theirs.authorName ?? 'A colleague'} saved version {theirs.version} at{' '}
        {clockTime(theirs.createdAt, timeZone)} or later, here or in another window. Yours is below, and set
        aside under Versions.
      </p>
      <Details summary="Compare both texts">{children}</Details>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => void onKeepMine(theirs)}>
          Keep mine as the next version
        </Button>
        <Button variant="secondary" size="sm" onClick={() => void onTakeTheirs()}>
          Take the other text
        </Button>
      </div>
      <p className="text-sm">Whichever you choose, both stay under Versions.</p>
    </Notice>
  )
}
