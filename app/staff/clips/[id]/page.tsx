import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { CaptionsEditor } from '@/components/staff/captions-editor'
import { LiveRefresh } from '@/components/staff/live-refresh'
import { ProblemNotice } from '@/components/staff/problem-notice'
import { ProcessingFailed, ProcessingState } from '@/components/staff/processing-state'
import { clipFailureText } from '@/components/staff/video-failures'
import { VideoUpload } from '@/components/staff/video-upload'
import { Details } from '@/components/ui/details'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { OrderVideo } from '@/components/video/order-video'
import { currentSession } from '@/lib/auth/current-actor'
import { requireStaff } from '@/lib/auth/guards'
import { systemClock } from '@/lib/platform/clock'
import type { Captions } from '@/lib/videos/captions-schema'
import { getClipCaptions } from '@/lib/videos/clip-captions'
import { getClip } from '@/lib/videos/clip-queries'
import { type ClipDto, MAX_CLIP_BYTES, MAX_CLIP_MINUTES } from '@/lib/videos/clip-schema'
import { findUnfinishedUpload } from '@/lib/videos/media-upload-store'
import { ClipBadge } from '../_components/clip-badge'
import { ApproveForm, WithdrawForm } from '../_components/clip-forms'
import { ClipUses } from '../_components/clip-uses'
import { cancelClip, correctClipCaptions, remove, retryClip } from '../actions'

export const metadata: Metadata = { title: 'Clip' }

const PLAYER = 'clip-player'
const word = z.string().max(200).optional().catch(undefined)
const querySchema = z.object({ done: word, problem: word })
const DONE: Readonly<Record<string, string>> = {
  approved: 'It is approved. It can be put into scripts now.',
  withdrawn: 'It is withdrawn. The videos that use it are flagged.',
}

/** One clip: its file, captions and approval, and the videos that it plays in. */
export default async function ClipPage({ params, searchParams }: PageProps<'/staff/clips/[id]'>) {
  const id = z.uuid().safeParse((await params).id)
  const actor = await requireStaff(id.success ? `/staff/clips/${id.data}` : '/staff/clips')
  if (!id.success) notFound()
  const input = { id: id.data, now: systemClock.now() }
  const [found, unfinished, captions, session, query] = await Promise.all([
    getClip(actor, input),
    findUnfinishedUpload(actor, { clipId: id.data }),
    getClipCaptions(actor, input),
    currentSession(),
    searchParams,
  ])
  if (!found.ok) notFound()
  const { clip, uses } = found.value
  const { done = '', problem } = querySchema.parse(query)
  const timeZone = session?.timeZone ?? 'UTC'
  return (
    <div className="grid max-w-page gap-5">
      <div>
        <Link
          href="/staff/clips"
          prefetch={false}
          className="inline-flex min-h-[44px] items-center text-action underline underline-offset-4"
        >
          All clips
        </Link>
        <h1 className="mb-1 break-words text-2xl">{clip.title}</h1>
        <ClipBadge stage={clip.stage} />
      </div>
      <ProblemNotice code={problem} />
      {DONE[done] && <Notice tone="success" title={DONE[done]} isLive />}
      {clip.stage === 'withdrawn' && (
        <Notice tone="danger" title="Withdrawn">
          {clip.withdrawReason}
        </Notice>
      )}
      <ClipVideo clip={clip} captions={captions.ok ? captions.value : null} unfinished={unfinished} />
      <Details summary="What is said in it" isOpen={clip.stage === 'uploading'}>
        <p>{clip.words}</p>
      </Details>
      <p className="text-ink-soft text-sm">
        {clip.authorName ?? 'Somebody'} began it on{' '}
        <LocalTime date={clip.createdAt} timeZone={timeZone} isBare />
        {clip.approvedAt && (
          <>
            {' · '}
            {clip.approvedByName ?? 'Somebody'} approved it on{' '}
            <LocalTime date={clip.approvedAt} timeZone={timeZone} isBare />
          </>
        )}
      </p>
      {clip.stage === 'ready' && (
        <Approval clip={clip} revision={captions.ok ? captions.value.revision : 0} />
      )}
      {(clip.stage === 'approved' || clip.stage === 'withdrawn') && <ClipUses clip={clip} uses={uses} />}
      {clip.stage === 'approved' && <WithdrawForm clipId={clip.id} useCount={clip.useCount} />}
      {clip.isOwn && clip.approvedAt === null && (
        <form action={remove}>
          <input type="hidden" name="id" value={clip.id} />
          <SubmitButton variant="quiet">Remove this clip</SubmitButton>
        </form>
      )}
      {clip.stage === 'processing' && <LiveRefresh everySeconds={3} />}
    </div>
  )
}

type ClipVideoProps = {
  clip: ClipDto
  captions: Captions | null
  unfinished: Awaited<ReturnType<typeof findUnfinishedUpload>>
}

function ClipVideo({ clip, captions, unfinished }: ClipVideoProps) {
  const { id, stage, isOwn, failure, title, width, height } = clip
  if (stage === 'processing') {
    return (
      <ProcessingState
        label="The clip is being made"
        progress={clip.progress}
        stop={isOwn ? cancelClip.bind(null, id) : undefined}
      />
    )
  }
  if (!captions) {
    return (
      <div className="grid gap-3">
        {failure && (
          <ProcessingFailed
            name="Its file"
            failure={failure}
            reason={clipFailureText(failure)}
            retry={isOwn && clip.mayRetry ? retryClip.bind(null, id) : undefined}
          />
        )}
        {isOwn ? (
          <VideoUpload
            endpoint={`/api/uploads/clips/${id}`}
            maxBytes={MAX_CLIP_BYTES}
            limit={` and ${MAX_CLIP_MINUTES} minutes`}
            unfinished={unfinished}
            label="Choose its file"
          />
        ) : (
          <p className="text-ink-soft">Whoever began it still has to send its file.</p>
        )}
      </div>
    )
  }
  return (
    <div className="grid max-w-3xl gap-3">
      <OrderVideo
        id={PLAYER}
        src={`/api/staff/clips/${id}/video`}
        // Captions that were corrected are other captions.
        captions={`/api/staff/clips/${id}/captions?revision=${captions.revision}`}
        label={title}
        width={width}
        height={height}
      />
      {stage === 'ready' && (
        <Details summary="Correct the captions">
          <CaptionsEditor
            captions={captions}
            videoElementId={PLAYER}
            save={correctClipCaptions.bind(null, id)}
          />
        </Details>
      )}
    </div>
  )
}

function Approval({ clip, revision }: { clip: ClipDto; revision: number }) {
  if (clip.isOwn) {
    return (
      <Notice title="Somebody else approves it">
        You made this clip. Ask a colleague to watch all of it here; then it can be put into scripts.
      </Notice>
    )
  }
  return <ApproveForm clipId={clip.id} revision={revision} />
}
