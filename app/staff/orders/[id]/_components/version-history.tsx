'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { formatInstant } from '@/lib/shared/format-time'
import type { TextVersion } from '@/lib/videos/text-version-schema'

/** Where the versions of a text come from. */
export type VersionSource<Draft> = {
  /** Newest first; null for who may not see them. */
  list: () => Promise<TextVersion[] | null>
  read: (versionId: string) => Promise<Draft | null>
}

type Props<Draft> = {
  versions: VersionSource<Draft>
  /** Shows an older text against the one that stands now. */
  compare: (older: Draft, name: string) => ReactNode
  /** Left out for who may not write. Says whether it worked. */
  onRestore?: ((older: Draft) => Promise<boolean>) | undefined
  timeZone: string
}

type Picked<Draft> = { version: TextVersion; text: Draft }

/** Every version of a text and what was set aside: to compare, and to bring back. Nothing is asked for until it is opened. */
export function VersionHistory<Draft>({ versions, compare, onRestore, timeZone }: Props<Draft>) {
  const [list, setList] = useState<TextVersion[] | null>(null)
  const [picked, setPicked] = useState<Picked<Draft> | null>(null)
  const [problem, setProblem] = useState('')

  async function open() {
    setProblem('')
    const found = await versions.list().catch(() => null)
    setList(found)
    setPicked(null)
    if (!found) setProblem('The versions can not be read now. Try again.')
  }

  async function pick(version: TextVersion) {
    setProblem('')
    const text = await versions.read(version.id).catch(() => null)
    if (text === null) setProblem('This version can not be read now. Try again.')
    else setPicked({ version, text })
  }

  async function restore(text: Draft) {
    const isRestored = await onRestore?.(text)
    if (isRestored) await open()
    else setProblem('It was not brought back. Look at the notice of this text first.')
  }

  return (
    <div className="grid gap-2">
      <div>
        <Button
          variant="quiet"
          size="sm"
          aria-expanded={list !== null}
          onClick={() => (list ? setList(null) : void open())}
        >
          {list ? 'Hide versions' : 'Versions'}
        </Button>
      </div>
      <p role="status" className="text-danger text-sm empty:hidden">
        {problem}
      </p>
      {list?.length === 0 && <p className="text-ink-soft text-sm">Nothing is saved yet.</p>}
      {list && list.length > 0 && (
        <ul className="grid gap-1 text-sm">
          {list.map((version) => (
            <li key={version.id} className="grid gap-2">
              <div className="flex flex-wrap items-center justify-between gap-x-3">
                <span>
                  <span className="font-semibold">{nameOf(version)}</span> ·{' '}
                  {version.authorName ?? 'A colleague'} ·{' '}
                  <time dateTime={version.at.toISOString()}>{formatInstant(version.at, timeZone, 'en')}</time>
                </span>
                <Button
                  variant="secondary"
                  size="sm"
                  aria-label={`Compare ${nameOf(version).toLowerCase()}`}
                  onClick={() => void pick(version)}
                >
                  Compare
                </Button>
              </div>
              {picked?.version.id === version.id && (
                <div className="grid gap-2 border-line border-s-4 ps-3">
                  {compare(
                    picked.text,
                    version.version === null ? 'the text set aside' : `version ${version.version}`,
                  )}
                  {onRestore && (
                    <div>
                      <Button size="sm" onClick={() => void restore(picked.text)}>
                        Bring it back as the next version
                      </Button>
                    </div>
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function nameOf({ version }: TextVersion): string {
  return version === null ? 'Set aside' : `Version ${version}`
}
