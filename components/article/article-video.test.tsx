import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { ArticleVideo as Video } from '@/lib/articles/video-schema'
import { frameSources } from '@/scripts/csp-hashes'
import { ArticleIllustration } from './article-illustration'
import { ArticleVideo } from './article-video'

const OWN: Video = {
  kind: 'own',
  title: 'A sample',
  src: '/videos/articles/sample.mp4?v=0123456789',
  poster: '/videos/articles/sample.jpg?v=0123456789',
  captions: '/videos/articles/sample.vtt?v=0123456789',
  durationSeconds: 63.6,
  width: 1280,
  height: 720,
  bytes: 1_460_000,
  voice: 'computer',
  made: '2026-11-23',
  transcript: [{ title: 'One', sentences: ['The needle is thin.', 'It goes in here.'] }],
}

const ARTICLE = { title: 'Lumbar puncture', illustration: 'lumbar-puncture' } as const
const show = (video: Video) => renderToStaticMarkup(<ArticleVideo video={video} article={ARTICLE} />)

describe('a video of our own', () => {
  it('loads nothing by itself, keeps its place and says how long and how heavy it is', () => {
    const html = show(OWN)
    expect(html).toContain('preload="none"')
    expect(html).toContain('width="1280" height="720"')
    expect(html).not.toContain('autoplay')
    expect(html).toContain('1 min 4 s · 1.5 MB · with captions')
    expect(html).toContain('The needle is thin. It goes in here.')
  })

  it('shows the drawing that the page has, and loads no picture for it', () => {
    const html = show(OWN)
    expect(html).toContain('href="#lumbar-puncture-drawing"')
    expect(renderToStaticMarkup(<ArticleIllustration id="lumbar-puncture" />)).toContain(
      '<g id="lumbar-puncture-drawing">',
    )
    expect(html).toContain('poster="data:')
  })

  it('says that a computer speaks, until a person does', () => {
    expect(show(OWN)).toContain('Computer voice')
    expect(show({ ...OWN, voice: 'recorded' })).not.toContain('Computer voice')
  })
})

describe('a hosted video', () => {
  const html = show({ kind: 'hosted', youtube: 'abcdefghijk', title: 'Elsewhere' })

  it('loads nothing before the visitor agrees', () => {
    expect(html).not.toContain(' src=')
    expect(html).toContain('I agree. Show it')
  })

  it('is the one thing that the page may then frame', () => {
    expect(frameSources(html)).toEqual(['https://www.youtube-nocookie.com'])
    expect(frameSources(show(OWN))).toEqual([])
  })
})
