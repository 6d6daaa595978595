'use client'

import { X } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { Button, type ButtonSize, type ButtonVariant } from './button'

type DialogProps = {
  /** Words of the button that opens it. */
  trigger: ReactNode
  triggerVariant?: ButtonVariant
  triggerSize?: ButtonSize
  title: ReactNode
  closeLabel: string
  children: ReactNode
}

/**
 * A native modal dialog with the button that opens it. Escape, the backdrop and `<form method="dialog">` close it,
 * and the focus goes back to the button. It needs JavaScript: what must work without it belongs on a page of its own.
 */
export function Dialog({
  trigger,
  triggerVariant = 'secondary',
  triggerSize = 'md',
  title,
  closeLabel,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  return (
    <>
      <Button variant={triggerVariant} size={triggerSize} onClick={() => dialog.current?.showModal()}>
        {trigger}
      </Button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it by Escape, which the browser does */}
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        onClick={(event) => event.target === dialog.current && dialog.current.close()}
        className="m-auto w-[min(34rem,calc(100vw-1.5rem))] rounded-card border border-line bg-surface p-0 text-ink shadow-card"
      >
        <div className="p-5 sm:p-6">
          <div className="flex items-start justify-between gap-4">
            <h2 id={titleId} className="text-xl">
              {title}
            </h2>
            <button
              type="button"
              aria-label={closeLabel}
              onClick={() => dialog.current?.close()}
              className="-me-2 -mt-2 grid size-[44px] shrink-0 place-content-center rounded-field text-ink-soft hover:bg-sunk"
            >
              <X aria-hidden className="size-6" />
            </button>
          </div>
          <div className="mt-3">{children}</div>
        </div>
      </dialog>
    </>
  )
}
