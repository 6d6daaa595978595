import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { STAFF_PROBLEMS } from './problem-words'

/** Says what did not happen and what to do, after a form came back with a code in its address. */
export function ProblemNotice({ code, children }: { code: string | undefined; children?: ReactNode }) {
  if (code === undefined) return null
  return (
    <Notice tone="danger" title="That did not happen" isLive className="mb-4">
      <p>{problemText(code)}</p>
      {children}
    </Notice>
  )
}

function problemText(code: string): string {
  const words: Record<string, string> = STAFF_PROBLEMS
  return words[code] ?? 'Please look at the order again and try once more.'
}
