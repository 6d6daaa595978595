'use client'

import { PenLine, Plus, Trash2, ZoomIn, ZoomOut } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { SubmitButton } from '@/components/ui/submit-button'
import type { HidingPage } from '@/lib/reports/hidden-part-queries'
import { type HiddenBox, writeBox } from '@/lib/reports/hidden-part-schema'
import { messagesFor } from '@/lib/shared/messages/messages'
import { boxOnPage, hidingOf, type OwnBox, withBox } from './hidden-part-list'
import { HidePartsCanvas } from './hide-parts-canvas'

type FormProps = {
  orderId: string
  page: HidingPage
  action: (form: FormData) => Promise<void>
  returnTo: string
}

/** Covers parts of one page: suggested ones by a tick, which works without JavaScript, others by boxes. */
export function HidePartsForm({ orderId, page, action, returnTo }: FormProps) {
  const { hideParts: words, order } = messagesFor('en')
  const [state, setState] = useState(() => hidingOf(page.suggestions, page.boxes))
  const [isDrawing, setIsDrawing] = useState(false)
  const [isLarge, setIsLarge] = useState(false)
  const { ticked, own } = state
  const tick = (index: number) =>
    setState({
      own,
      ticked: ticked.includes(index) ? ticked.filter((one) => one !== index) : [...ticked, index],
    })
  const move = (id: number, box: HiddenBox) =>
    setState((now) => ({ ...now, own: now.own.map((one) => (one.id === id ? { id, box } : one)) }))
  const remove = (id: number) => setState((now) => ({ ...now, own: now.own.filter((one) => one.id !== id) }))
  const middle = boxOnPage(
    { x: page.width * 0.3, y: page.height * 0.45, w: page.width * 0.4, h: page.height * 0.05 },
    page,
  )
  return (
    <form action={action} className="grid gap-4">
      <input type="hidden" name="pageId" value={page.id} />
      <div className="flex flex-wrap gap-2">
        <Button
          variant={isDrawing ? 'primary' : 'secondary'}
          size="sm"
          aria-pressed={isDrawing}
          onClick={() => setIsDrawing(!isDrawing)}
        >
          <PenLine aria-hidden className="size-4" />
          {words.draw}
        </Button>
        <Button variant="secondary" size="sm" onClick={() => setState(withBox(state, middle))}>
          <Plus aria-hidden className="size-4" />
          {words.add}
        </Button>
        <Button variant="secondary" size="sm" onClick={() => setIsLarge(!isLarge)}>
          {isLarge ? <ZoomOut aria-hidden className="size-4" /> : <ZoomIn aria-hidden className="size-4" />}
          {isLarge ? words.smaller : words.larger}
        </Button>
      </div>
      <p aria-live="polite" className="text-ink-soft text-sm">
        {isDrawing && words.drawHint}
      </p>
      <section
        aria-label={words.picture({ number: page.pageNumber })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[75dvh] overflow-auto rounded-card border-2 border-line bg-sunk"
      >
        <div style={{ inlineSize: isLarge ? '250%' : '100%' }}>
          <HidePartsCanvas
            url={`/api/orders/${orderId}/pages/${page.id}?whole=1`}
            label={words.picture({ number: page.pageNumber })}
            page={page}
            suggestions={page.suggestions}
            state={state}
            isDrawing={isDrawing}
            onTick={tick}
            onDraw={(box) => setState(withBox(state, box))}
            onMove={move}
            onRemove={remove}
          />
        </div>
      </section>
      <Suggestions
        page={page}
        ticked={ticked}
        onTick={tick}
        onAll={() => setState({ own, ticked: page.suggestions.map((_, index) => index) })}
      />
      <OwnBoxes own={own} onRemove={remove} />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pendingText={order.autosave.saving}>{words.save}</SubmitButton>
        <Link href={returnTo} className="inline-flex min-h-[44px] items-center text-action underline">
          {words.back}
        </Link>
      </div>
    </form>
  )
}

type SuggestionsProps = {
  page: HidingPage
  ticked: readonly number[]
  onTick: (index: number) => void
  onAll: () => void
}

function Suggestions({ page, ticked, onTick, onAll }: SuggestionsProps) {
  const { hideParts: words } = messagesFor('en')
  if (page.suggestions.length === 0) return <p>{words.foundNone}</p>
  return (
    <fieldset>
      <legend className="font-semibold">{words.found}</legend>
      {page.suggestions.map(({ kind, text, box }, index) => (
        <Checkbox
          key={writeBox(box)}
          id={`box-${index}`}
          name="box"
          value={writeBox(box)}
          checked={ticked.includes(index)}
          onChange={() => onTick(index)}
          label={<span className="break-words">{words.suggestion({ kind: words.kinds[kind], text })}</span>}
        />
      ))}
      {page.suggestions.length > 1 && (
        <Button variant="quiet" size="sm" onClick={onAll}>
          {words.all}
        </Button>
      )}
    </fieldset>
  )
}

function OwnBoxes({ own, onRemove }: { own: readonly OwnBox[]; onRemove: (id: number) => void }) {
  const { hideParts: words } = messagesFor('en')
  if (own.length === 0) return null
  return (
    <div>
      <p className="font-semibold">{words.own}</p>
      <ul>
        {own.map(({ id, box }, index) => (
          <li key={id} className="flex items-center gap-3">
            <input type="hidden" name="box" value={writeBox(box)} />
            {words.box({ number: index + 1 })}
            <Button
              variant="quiet"
              size="sm"
              aria-label={words.removeBox({ number: index + 1 })}
              onClick={() => onRemove(id)}
            >
              <Trash2 aria-hidden className="size-4" />
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
