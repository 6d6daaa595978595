import type { ReactNode } from 'react'

/** One column of comfortable width: every page here but the one with a video beside its text. */
export function Narrow({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-[39rem]">{children}</div>
}
