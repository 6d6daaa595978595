'use client'

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Notice } from '@/components/ui/notice'
import { useStayHere } from '@/components/ui/use-stay-here'
import { stepPart, togglePart } from '@/lib/articles/illustration-parts-schema'
import { isClip, type Scene } from '@/lib/videos/script-schema'
import { editSection } from '../../_components/script/script-edits'
import { useScript } from '../../_components/script/use-script'
import { DeviceSetup } from './device-setup'
import { partAt } from './lit-drawing'
import type { OpenRoom, RecordRoomProps } from './open-room'
import type { Area, Point } from './paint-stage'
import { PartLights } from './part-lights'
import { spokenSections, whereToGoOn } from './recording-plan'
import { RecordingSession } from './recording-session'
import { SaveTrouble } from './save-trouble'
import { SectionList } from './section-list'
import { SendingTrouble } from './sending-trouble'
import { PICTURES } from './stage-size'
import { StageView } from './stage-view'
import { Teleprompter } from './teleprompter'
import { useChosenDevices } from './use-chosen-devices'
import { useDevices, useLevel } from './use-devices'
import { usePicture } from './use-picture'
import { useRecorderKeys } from './use-recorder-keys'
import { useStage } from './use-stage'

const FRAMES_PER_SECOND = 30

type StudioProps = Pick<
  RecordRoomProps,
  'orderId' | 'pages' | 'save' | 'recordsFullHd' | 'rememberFullHd'
> & {
  room: OpenRoom
}

/** The recorder: the stage, the words to say, the devices, and what is recorded of each section. */
export function Studio({ orderId, pages, save, recordsFullHd, rememberFullHd, room }: StudioProps) {
  const { script, change, state: saving, saver } = useScript(room.saved.script, room.saved.base, save)
  const sections = useMemo(() => spokenSections(script), [script])
  const { microphoneId, setMicrophoneId, cameraId, setCameraId } = useChosenDevices()
  const [isFullHd, setFullHd] = useState(recordsFullHd)
  const { scale, bitsPerSecond } = PICTURES[isFullHd ? 'fullHd' : 'hd']
  const { devices, stream, retry } = useDevices(microphoneId, cameraId)
  const sound = useLevel(stream)
  const [session] = useState(() => new RecordingSession({ ...room, sections }))
  const state = useSyncExternalStore(session.subscribe, session.state, session.state)
  const sender = useSyncExternalStore(room.sender.subscribe, room.sender.state, room.sender.state)
  const section = sections[state.sectionIndex]
  // The words were fixed when the room opened; only pictures change here.
  const scene = script.sections.find(({ id }) => id === section?.id)?.scene ?? null
  const scenes = useMemo(() => script.sections.map((each) => each.scene), [script])
  const { picture, isFailed } = usePicture({ orderId, pages, scenes, scene })
  const stage = useStage({ sectionId: section?.id, scene, picture, onMark: addMark, onPick: pick })
  const { canvas, showCamera } = stage

  // What is recorded: the canvas with the microphone's sound.
  useEffect(() => {
    const [sound] = stream?.getAudioTracks() ?? []
    if (!canvas.current || !sound) return
    const picture = canvas.current.captureStream(FRAMES_PER_SECOND)
    session.record(new MediaStream([...picture.getVideoTracks(), sound]), bitsPerSecond)
  }, [stream, canvas, session, bitsPerSecond])

  function addMark(mark: Area) {
    if (!section || scene?.kind !== 'page') return
    edit(section.id, { ...scene, highlights: [...scene.highlights, mark].slice(-20) })
  }

  function light(change: (parts: readonly string[], name: string) => string[]) {
    if (section && scene?.kind === 'illustration')
      edit(section.id, { ...scene, parts: change(scene.parts, scene.name) })
  }

  function pick(place: Point) {
    const part = scene?.kind === 'illustration' && partAt(scene.name, place)
    if (part) light((parts, name) => togglePart(name, parts, part))
  }

  function edit(sectionId: string, next: Scene) {
    change(editSection(script, sectionId, { scene: next }))
  }

  function keepView() {
    if (!section || (scene?.kind !== 'page' && scene?.kind !== 'picture')) return
    edit(section.id, { ...scene, crop: stage.shownArea() })
  }

  function dropMarks() {
    if (section && scene?.kind === 'page') edit(section.id, { ...scene, highlights: [] })
  }

  const isRunning = state.phase === 'recording' || state.phase === 'paused'
  const isBusy = isRunning || state.phase === 'counting'
  const mayStart = state.phase === 'ready' || state.phase === 'broken'
  const isReady = devices.state === 'ready' && sections.length > 0
  const isComplete = whereToGoOn(sections, state.segments) === null
  useRecorderKeys({
    session,
    isRunning,
    isCounting: state.phase === 'counting',
    onStart: isReady && !isComplete && mayStart ? session.goOn : undefined,
    onTool: stage.setTool,
    onUndo: stage.undo,
    onClear: stage.clear,
    onZoom: stage.zoom,
    onWhole: stage.showWhole,
    onStepPart: (by) => light((parts, name) => stepPart(name, parts, by)),
    onAllParts: () => light(() => []),
  })
  useStayHere(
    isRunning || (sender.unsent > 0 && (room.store.kind === 'memory' || room.store.kind === 'full')),
  )

  const deviceSetup = (
    <DeviceSetup
      key="devices"
      devices={devices}
      sound={sound}
      microphoneId={microphoneId}
      cameraId={cameraId}
      isLocked={isBusy}
      onMicrophone={setMicrophoneId}
      onCamera={setCameraId}
      isFullHd={isFullHd}
      onFullHd={(isWanted) => {
        setFullHd(isWanted)
        void rememberFullHd(isWanted)
      }}
      onRetry={retry}
    />
  )
  const sectionList = (
    <SectionList
      key="sections"
      orderId={orderId}
      sections={sections}
      clips={script.sections.filter(isClip)}
      state={state}
      session={session}
      sender={room.sender}
      sending={sender}
      store={room.store}
      isReady={isReady}
    />
  )

  return (
    <div className="grid items-start gap-4 min-[1100px]:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid gap-3">
        <StageView
          stage={stage}
          scale={scale}
          scene={scene}
          state={state}
          isPictureMissing={isFailed}
          onKeepView={keepView}
          onDropMarks={dropMarks}
        />
        {scene?.kind === 'illustration' && (
          <PartLights
            illustration={scene.name}
            lit={scene.parts}
            onToggle={(part) => light((parts, name) => togglePart(name, parts, part))}
            onAll={() => light(() => [])}
          />
        )}
        <video
          muted
          playsInline
          aria-hidden
          // A video that is not on the screen is not played, and would be a black bubble.
          className="pointer-events-none fixed start-0 top-0 size-px opacity-0"
          ref={(element) => {
            showCamera(cameraId === null || devices.isCameraMissing ? null : element)
            if (element && element.srcObject !== stream) element.srcObject = stream
          }}
          onLoadedMetadata={(event) => void event.currentTarget.play()}
        />
      </div>
      <div className="grid gap-4">
        {sections.length === 0 && (
          <Notice tone="soon" title="There is nothing to say yet">
            Write the script on the work screen first.
          </Notice>
        )}
        <SaveTrouble
          state={saving}
          onKeepMine={(theirs) => saver.keepMine(theirs)}
          onRetry={() => void saver.flush()}
        />
        {state.phase === 'broken' && (
          <Notice tone="danger" title="The recording broke off" isLive>
            The browser stopped it, for example because the microphone went away. What was recorded is kept.
            Choose the microphone, then go on.
          </Notice>
        )}
        {state.phase === 'empty' && (
          <Notice tone="danger" title="Nothing of it was recorded" isLive>
            This browser gave us no picture and no sound of the last section. Record in Chrome, Edge or
            Firefox. Or record with another program and upload the video.
          </Notice>
        )}
        <Teleprompter
          sections={sections}
          state={state}
          session={session}
          isReady={isReady}
          isComplete={isComplete}
          onStart={session.goOn}
        />
        <SendingTrouble sending={sender} store={room.store} sections={sections} onRetry={room.sender.retry} />
        {/* What matters now comes first: whether one is heard, or what is recorded. */}
        {session.isRecorded && !isBusy ? [sectionList, deviceSetup] : [deviceSetup, sectionList]}
      </div>
    </div>
  )
}
