'use client'

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { Notice } from '@/components/ui/notice'
import type { Script } from '@/lib/videos/script-schema'

/** Saves what is typed in an editor and says whether all of it is saved. */
type Flush = () => Promise<boolean>
type Scope = {
  register: (flush: Flush) => () => void
  flush: Flush
  /** The script as it stands in its editor, for who copies from it. */
  showScript: (script: Script) => void
  /** Null where there is none. */
  shownScript: () => Script | null
  onShownScript: (listener: () => void) => () => void
}

const DraftContext = createContext<Scope>({
  register: () => () => {},
  flush: async () => true,
  showScript: () => {},
  shownScript: () => null,
  onShownScript: () => () => {},
})

function createScope(): Scope {
  const editors = new Set<Flush>()
  const listeners = new Set<() => void>()
  let shown: Script | null = null
  return {
    register(flush) {
      editors.add(flush)
      return () => {
        editors.delete(flush)
      }
    },
    showScript: (script) => {
      shown = script
      for (const listener of listeners) listener()
    },
    shownScript: () => shown,
    onShownScript(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    flush: async () => (await Promise.all([...editors].map((flush) => flush()))).every(Boolean),
  }
}

/** Lets buttons anywhere on the screen wait until what its editors hold is saved. */
export function DraftScope({ children }: { children: ReactNode }) {
  const [scope] = useState(createScope)
  return <DraftContext value={scope}>{children}</DraftContext>
}

export function useDraftScope(): Scope {
  return useContext(DraftContext)
}

/** The script as it stands in its editor, followed as it is typed; null where there is none. */
export function useShownScript(): Script | null {
  const { shownScript, onShownScript } = useDraftScope()
  return useSyncExternalStore(onShownScript, shownScript, () => null)
}

type Saver = { flush: Flush; isDirty: boolean }

/** Nothing typed is lost by a button of this screen, by going to another page, or by closing it unasked. */
export function useSafeLeaving(saver: Saver): void {
  const { register } = useDraftScope()
  useEffect(() => {
    const forget = register(saver.flush)
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.isDirty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      forget()
      window.removeEventListener('beforeunload', warn)
      void saver.flush()
    }
  }, [saver, register])
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
          Look at the script, the plain report and the captions first, then try again.
        </Notice>
      )}
    </form>
  )
}
