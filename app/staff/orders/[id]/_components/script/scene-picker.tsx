'use client'

import { Details } from '@/components/ui/details'
import { CONTROL_CLASS } from '@/components/ui/field'
import { isLit, partsOf, togglePart } from '@/lib/articles/illustration-parts-schema'
import { clockTime } from '@/lib/shared/spans'
import type { Scene } from '@/lib/videos/script-schema'
import { chosenScene, type SceneChoice, sceneKey } from './scene-choices'

type Props = {
  sectionName: string
  scene: Scene | null
  choices: readonly SceneChoice[]
  onChange: (scene: Scene | null) => void
}

/** What the picture shows while a section is spoken, and what of it. */
export function ScenePicker({ sectionName, scene, choices, onChange }: Props) {
  const key = sceneKey(scene)
  const chosen = choices.find((each) => each.key === key)
  const groups = [...new Set(choices.map(({ group }) => group))]
  return (
    <div className="grid gap-1">
      <select
        aria-label={`Picture of ${sectionName}`}
        value={key}
        onChange={(event) => onChange(chosenScene(choices, event.target.value, sectionName))}
        className={`${CONTROL_CLASS} min-h-[44px] min-w-0 text-sm`}
      >
        <option value="">No picture</option>
        {scene && !chosen && <option value={key}>No longer there: choose another</option>}
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {choices
              .filter((each) => each.group === group)
              .map((each) => (
                <option key={each.key} value={each.key}>
                  {each.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {scene && !chosen && (
        <p className="font-semibold text-danger text-sm">
          What this section showed was taken away. Choose another picture for it.
        </p>
      )}
      {chosen?.picture && (
        <PageFacts sectionName={sectionName} scene={scene} picture={chosen.picture} onChange={onChange} />
      )}
      {scene?.kind === 'illustration' && (
        <Parts sectionName={sectionName} scene={scene} onChange={onChange} />
      )}
      {chosen?.clip && (
        <Details summary={`What the clip says, ${clockTime(chosen.clip.durationMs)}`}>
          <p className="text-sm">{chosen.clip.words}</p>
          <p className="text-sm">
            <a href={`/staff/clips/${chosen.clip.id}`} className="underline underline-offset-4">
              Look at the clip
            </a>
          </p>
        </Details>
      )}
      {scene?.kind === 'title' && <TitleText sectionName={sectionName} scene={scene} onChange={onChange} />}
    </div>
  )
}

type PageProps = Pick<Props, 'sectionName' | 'scene' | 'onChange'> & {
  picture: NonNullable<SceneChoice['picture']>
}

/** A small view of the page, with what was set of it while it was on the stage. */
function PageFacts({ sectionName, scene, picture, onChange }: PageProps) {
  if (scene?.kind !== 'page' && scene?.kind !== 'picture') return null
  const marks = scene.kind === 'page' ? scene.highlights.length : 0
  const whole: Scene =
    scene.kind === 'page' ? { ...scene, crop: null, highlights: [] } : { ...scene, crop: null }
  return (
    <div className="flex items-center gap-3 px-1 text-ink-soft text-sm">
      {/* biome-ignore lint/performance/noImgElement: health data, from its own route and never through a cache */}
      <img
        src={picture.src}
        alt=""
        loading="lazy"
        className="size-16 shrink-0 rounded-field border border-line bg-sunk object-contain"
        style={{ rotate: `${picture.turn}deg` }}
      />
      <p className="min-w-0">
        {[shownText(scene), marks > 0 && markText(marks)].filter(Boolean).join(', ')}. Crop and mark it in the
        recorder.
        {(scene.crop || marks > 0) && (
          <>
            {' '}
            <button
              type="button"
              aria-label={`Show all, unmarked: ${sectionName}`}
              onClick={() => onChange(whole)}
              className="min-h-[44px] text-action underline underline-offset-4"
            >
              Show all, unmarked
            </button>
          </>
        )}
      </p>
    </div>
  )
}

function shownText({ kind, crop }: { kind: 'page' | 'picture'; crop: unknown }): string {
  if (crop) return 'The part you kept is shown'
  return kind === 'page' ? 'Its whole width is shown' : 'All of it is shown'
}

function markText(marks: number): string {
  return marks === 1 ? 'with 1 mark' : `with ${marks} marks`
}

type PartsProps = Pick<Props, 'sectionName' | 'onChange'> & {
  scene: Extract<Scene, { kind: 'illustration' }>
}

function Parts({ sectionName, scene, onChange }: PartsProps) {
  const parts = partsOf(scene.name)
  if (parts.length === 0) return null
  const lit = parts.filter(({ id }) => isLit(id, scene.parts))
  return (
    <Details
      summary={lit.length === 0 ? 'Light up parts' : `Lit up: ${lit.map(({ name }) => name).join(', ')}`}
    >
      <fieldset>
        <legend className="sr-only">Parts that are lit up in {sectionName}</legend>
        <div className="grid grid-cols-2 gap-x-3">
          {parts.map(({ id, name }) => (
            <label key={id} className="flex min-h-[44px] cursor-pointer items-center gap-2 text-sm">
              <input
                type="checkbox"
                checked={isLit(id, scene.parts)}
                onChange={() => onChange({ ...scene, parts: togglePart(scene.name, scene.parts, id) })}
                className="size-5 shrink-0 accent-action"
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
    </Details>
  )
}

type TitleProps = Pick<Props, 'sectionName' | 'onChange'> & { scene: Extract<Scene, { kind: 'title' }> }

function TitleText({ sectionName, scene, onChange }: TitleProps) {
  return (
    <input
      aria-label={`Text under the title of ${sectionName}`}
      value={scene.text}
      placeholder="Text under the title"
      maxLength={400}
      onChange={(event) => onChange({ ...scene, text: event.target.value })}
      className={`${CONTROL_CLASS} min-h-[44px] min-w-0 text-sm`}
    />
  )
}
