import type { ReactNode } from 'react'
import { Details } from '@/components/ui/details'
import { SubmitButton } from '@/components/ui/submit-button'
import type { AssetPart } from '@/lib/deliveries/video-part-schema'
import type { ReportOutline } from '@/lib/reports/report-outline'
import { messagesFor } from '@/lib/shared/messages/messages'
import type { VideoTiming } from '@/lib/videos/timing-schema'
import { ChapterList } from './player/chapter-list'
import { PlaybackProvider } from './player/playback'
import { ReportSentences } from './player/report-sentences'
import { Transcript } from './player/transcript'
import type { WatchedDelivery } from './player/use-progress'
import { WatchPlayer } from './player/watch-player'
import { stageParts } from './stage-parts'

export type StageVideo = {
  durationMs: number
  width: number | null
  height: number | null
  parts: readonly AssetPart[]
  timing: VideoTiming | null
}

type Props = {
  video: StageVideo
  /** Gives the address of the video and of each part. */
  addressOf: (part: 'video' | AssetPart) => string
  report: ReportOutline | null
  /** The report's pages as pictures. */
  pages?: readonly { address: string; width: number; height: number }[]
  resumeMs?: number
  /** The reader has just asked for it; a browser that does not allow it waits for the button. */
  playsAtOnce?: boolean
  progress?: WatchedDelivery
  /** Where it is told that somebody without an account has watched. */
  watchedAddress?: string
  /** Sound and still pictures instead of the video; `choose`, an action or an address, keeps what a form says. */
  lowData: { isOn: boolean; choose: string | ((form: FormData) => Promise<void>) }
  download?: { href: string; hasCaptions: boolean }
  locale: string
  /** What stands between the video and the report's own words. */
  children?: ReactNode
}

/** The player with its chapters and transcript, and the report's own words that follow it. */
export function WatchStage(props: Props) {
  const { video, addressOf, report, pages = [], lowData, locale, children } = props
  const { watch } = messagesFor(locale)
  const { timing } = video
  const has = (part: AssetPart) => video.parts.includes(part)
  const addressIf = (part: AssetPart) => (has(part) ? addressOf(part) : null)
  const isSoundOnly = lowData.isOn && has('audio')
  const { lines, parts, notes } = stageParts(timing, report)
  const hasLinks = parts.some(({ sentences }) =>
    sentences.some(({ explainedAtMs }) => explainedAtMs !== null),
  )
  return (
    <PlaybackProvider>
      <div className="grid gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:items-start">
        <div className="grid gap-5 print:hidden">
          <WatchPlayer
            key={isSoundOnly ? 'sound' : 'video'}
            src={isSoundOnly ? addressOf('audio') : addressOf('video')}
            poster={addressIf('poster')}
            captions={addressIf('captions')}
            sprite={
              timing?.sprite && has('sprite') ? { src: addressOf('sprite'), layout: timing.sprite } : null
            }
            hasStills={isSoundOnly}
            chapters={timing?.chapters ?? []}
            durationMs={video.durationMs}
            width={video.width}
            height={video.height}
            resumeMs={props.resumeMs ?? 0}
            playsAtOnce={props.playsAtOnce ?? false}
            progress={props.progress ?? null}
            watchedAddress={props.watchedAddress ?? null}
            locale={locale}
            words={watch.player}
          />
          <div className="-mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
            {has('audio') && (
              <form action={lowData.choose} {...(typeof lowData.choose === 'string' && { method: 'post' })}>
                <SubmitButton name="data" value={isSoundOnly ? 'full' : 'low'} variant="secondary" size="sm">
                  {isSoundOnly ? watch.lowData.off : watch.lowData.on}
                </SubmitButton>
              </form>
            )}
            {props.download && (
              <a
                href={props.download.href}
                download
                className="inline-flex min-h-[44px] items-center font-medium text-action underline underline-offset-4"
              >
                {props.download.hasCaptions ? watch.downloadCaptioned : watch.download}
              </a>
            )}
            {isSoundOnly && <span className="text-ink-soft text-sm">{watch.lowData.note}</span>}
          </div>
          {(props.resumeMs ?? 0) > 0 && <p className="text-ink-soft text-sm">{watch.resumed}</p>}
          <ChapterList chapters={timing?.chapters ?? []} heading={watch.chapters} />
          {lines.length > 0 && (
            <Details summary={watch.transcript.heading} isOpen={isSoundOnly}>
              <Transcript lines={lines} notes={notes} words={watch.transcript} />
            </Details>
          )}
        </div>
        <div className="grid gap-10">
          {children}
          {(parts.length > 0 || pages.length > 0) && (
            <section aria-labelledby="own-words" className="print:hidden">
              <h2 id="own-words" className="text-2xl">
                {watch.report.heading}
              </h2>
              {parts.length > 0 && (
                <p className="mt-1 mb-3 text-ink-soft">
                  {hasLinks ? watch.report.intro : watch.report.introPlain}
                </p>
              )}
              <ReportSentences
                parts={parts}
                spoken={timing?.sentences ?? []}
                notes={notes}
                words={{ playFrom: watch.report.playFrom, closeTerm: watch.transcript.closeTerm }}
              />
              <ReportPages pages={pages} words={watch.report} />
            </section>
          )}
        </div>
      </div>
    </PlaybackProvider>
  )
}

type PagesProps = {
  pages: NonNullable<Props['pages']>
  words: { pages: string; page: (p: { number: number }) => string }
}

function ReportPages({ pages, words }: PagesProps) {
  if (pages.length === 0) return null
  return (
    <Details summary={words.pages}>
      {pages.map(({ address, width, height }, index) => (
        // biome-ignore lint/performance/noImgElement: private bytes go through no picture service
        <img
          key={address}
          src={address}
          alt={words.page({ number: index + 1 })}
          width={width}
          height={height}
          loading="lazy"
          className="h-auto w-full rounded-field border border-line"
        />
      ))}
    </Details>
  )
}
