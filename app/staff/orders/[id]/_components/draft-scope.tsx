'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import { Notice } from '@/components/ui/notice'

/** Saves what is typed in an editor and says whether all of it is saved. */
type Flush = () => Promise<boolean>
type Scope = { register: (flush: Flush) => () => void; flush: Flush }

const DraftContext = createContext<Scope>({ register: () => () => {}, flush: async () => true })

function createScope(): Scope {
  let current: Flush | undefined
  return {
    register(flush) {
      current = flush
      return () => {
        current = undefined
      }
    },
    flush: async () => (await current?.()) ?? true,
  }
}

/** Lets buttons anywhere on the screen wait until the editor's text is saved. */
export function DraftScope({ children }: { children: ReactNode }) {
  const [scope] = useState(createScope)
  return <DraftContext value={scope}>{children}</DraftContext>
}

export function useDraftScope(): Scope {
  return useContext(DraftContext)
}

/** A form of buttons that first saves what is typed, and does not go on when that fails. */
export function SavingForm({ action, children }: { action: () => Promise<void>; children: ReactNode }) {
  const { flush } = useDraftScope()
  const [isBlocked, setIsBlocked] = useState(false)

  async function saveThenAct() {
    const isSaved = await flush()
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
