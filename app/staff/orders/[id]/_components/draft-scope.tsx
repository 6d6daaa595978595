'use client'

import { createContext, type ReactNode, type RefObject, useContext, useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'

/** Saves what is typed in the editor and says whether all of it is saved; null while no editor is open. */
type Flush = (() => Promise<boolean>) | null

const DraftContext = createContext<RefObject<Flush> | null>(null)

/** Lets buttons anywhere on the screen wait until the editor's text is saved. */
export function DraftScope({ children }: { children: ReactNode }) {
  const flush = useRef<Flush>(null)
  return <DraftContext value={flush}>{children}</DraftContext>
}

export function useDraftScope(): RefObject<Flush> | null {
  return useContext(DraftContext)
}

/** A form of buttons that first saves what is typed, and does not go on when that fails. */
export function SavingForm({ action, children }: { action: () => Promise<void>; children: ReactNode }) {
  const flush = useDraftScope()
  const [isBlocked, setIsBlocked] = useState(false)

  async function saveThenAct() {
    const isSaved = (await flush?.current?.()) ?? true
    setIsBlocked(!isSaved)
    if (isSaved) await action()
  }

  return (
    <form action={saveThenAct}>
      {children}
      {isBlocked && (
        <Notice tone="danger" title="Your text is not saved yet" isLive className="mt-2">
          Look at the plain report first, then try again.
        </Notice>
      )}
    </form>
  )
}
