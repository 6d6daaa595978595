'use client'

import { useMemo } from 'react'
import { splitSentences } from '@/lib/shared/reading-grade'
import { type PlainReportDocument, plainReportText } from '@/lib/videos/plain-report-schema'
import { TextComparison } from './text-comparison'
import { VersionHistory, type VersionSource } from './version-history'

type Props = {
  /** The words as they stand. */
  text: string
  versions: VersionSource<PlainReportDocument>
  onRestore?: (older: PlainReportDocument) => Promise<boolean>
  timeZone: string
}

/** The versions of a plain report, compared with the one that stands now. */
export function PlainReportVersions({ text, versions, onRestore, timeZone }: Props) {
  return (
    <VersionHistory
      versions={versions}
      compare={(older, name) => (
        <PlainReportComparison
          old={plainReportText(older)}
          now={text}
          oldName={name}
          nowName="the text now"
        />
      )}
      onRestore={onRestore}
      timeZone={timeZone}
    />
  )
}

type ComparisonProps = { old: string; now: string; oldName: string; nowName: string }

/** The sentences of two plain reports in one list. */
export function PlainReportComparison({ old, now, ...names }: ComparisonProps) {
  const [before, after] = [useMemo(() => linesOf(old), [old]), useMemo(() => linesOf(now), [now])]
  return <TextComparison old={before} now={after} {...names} />
}

function linesOf(text: string): string[] {
  return text.split(/\n+/).flatMap(splitSentences)
}
