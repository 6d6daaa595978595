'use client'

import { useMemo } from 'react'
import type { Script } from '@/lib/videos/script-schema'
import { TextComparison } from '../text-comparison'
import { VersionHistory, type VersionSource } from '../version-history'

type Props = {
  script: Script
  versions: VersionSource<Script>
  onRestore?: (older: Script) => Promise<boolean>
  timeZone: string
}

/** The versions of a script, compared with the one that stands now. */
export function ScriptVersions({ script, versions, onRestore, timeZone }: Props) {
  return (
    <VersionHistory
      versions={versions}
      compare={(older, name) => (
        <ScriptComparison old={older} now={script} oldName={name} nowName="the text now" />
      )}
      onRestore={onRestore}
      timeZone={timeZone}
    />
  )
}

type ComparisonProps = { old: Script; now: Script; oldName: string; nowName: string }

/** Titles and sentences of two scripts in one list. */
export function ScriptComparison({ old, now, ...names }: ComparisonProps) {
  const [before, after] = [useMemo(() => linesOf(old), [old]), useMemo(() => linesOf(now), [now])]
  return <TextComparison old={before} now={after} {...names} />
}

function linesOf({ sections }: Script): string[] {
  return sections
    .flatMap(({ title, sentences }) => [title, ...sentences.map(({ text }) => text)])
    .map((line) => line.trim())
    .filter(Boolean)
}
