import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ILLUSTRATION_IDS } from '@/lib/articles/article-schema'
import { isLit, partsOf } from '@/lib/articles/illustration-parts-schema'
import { IllustrationScene } from './illustration-scenes'

describe.each(ILLUSTRATION_IDS)('the drawing %s', (id) => {
  const markup = renderToStaticMarkup(<IllustrationScene id={id} />)
  const labels = [...markup.matchAll(/<g data-label="[^"]*"( data-lit="([^"]*)")?/g)].map(
    ([, , part]) => part,
  )
  const drawn = [...markup.replaceAll(/<g data-label="[^>]*>/g, '').matchAll(/data-(?:lit|part)="([^"]*)"/g)]
  const inDrawing = new Set(drawn.map(([, part]) => part))
  const offered = partsOf(id)

  it('has each part that is offered, under a name that people read', () => {
    for (const { id: part, name } of offered) {
      expect(inDrawing).toContain(part)
      expect(name).toMatch(/^[A-Z]/)
    }
  })

  it('offers what its labels name', () => {
    // On the page of a report a label belongs to the words that it stands beside.
    const named = id === 'report-page' ? labels.filter(Boolean) : labels
    expect(named.length).toBeGreaterThan(0)
    for (const name of named) {
      const isOffered = offered.some((part) => name !== undefined && isLit(name, [part.id]))
      expect(isOffered, `${name} of ${id}`).toBe(true)
    }
  })
})
