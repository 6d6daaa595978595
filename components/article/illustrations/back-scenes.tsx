import type { Messages } from '@/lib/shared/messages/messages'
import {
  BACK_MIDLINE,
  facetPlace,
  MedialBranch,
  medialBranchPlace,
  PelvisFromBehind,
  SpineFromBehind,
} from './back-view'
import { CrossSection, Spot } from './cross-section'
import { DrawingLabel } from './drawing-label'
import { Needle } from './needle'

type Words = Messages['articles']['illustrations']
type Labels<Id extends keyof Words> = { labels: Words[Id]['labels'] }

const BACK_TOP = 84

export function FacetJointInjection({ labels }: Labels<'facet-joint-injection'>) {
  const joint = facetPlace(1, BACK_TOP, 1)
  return (
    <>
      <SpineFromBehind names={['L2', 'L3', 'L4', 'L5']} top={BACK_TOP} soreJoint={1} />
      <Needle tip={joint} angleDegrees={24} length={66} />
      <DrawingLabel
        side="left"
        x={96}
        y={58}
        to={{ x: BACK_MIDLINE - 12, y: BACK_TOP }}
        text={labels.vertebra}
        part="vertebra-L2"
      />
      <DrawingLabel
        side="left"
        x={80}
        y={140}
        to={facetPlace(0, BACK_TOP, -1)}
        text={labels.healthy}
        part="joint"
      />
      <DrawingLabel
        side="right"
        x={326}
        y={178}
        to={{ x: joint.x + 1, y: joint.y - 8 }}
        text={labels.sore}
        part="sore"
      />
      <DrawingLabel
        side="right"
        x={330}
        y={298}
        to={{ x: joint.x + 72, y: joint.y + 32 }}
        text={labels.needle}
        part="needle"
      />
    </>
  )
}

export function MedialBranchBlock({ labels }: Labels<'medial-branch-block'>) {
  const joint = facetPlace(1, BACK_TOP, 1)
  const tips = [1, 2].map((index) => medialBranchPlace(index, BACK_TOP))
  return (
    <>
      <SpineFromBehind names={['L2', 'L3', 'L4', 'L5']} top={BACK_TOP} soreJoint={1} />
      <MedialBranch index={1} top={BACK_TOP} />
      <MedialBranch index={2} top={BACK_TOP} />
      {tips.map((tip) => (
        <g key={tip.y}>
          <g data-part="medicine">
            <circle cx={tip.x} cy={tip.y} r="9" fill="var(--art-medicine)" opacity="0.75" />
          </g>
          <Needle tip={tip} angleDegrees={22} length={56} />
        </g>
      ))}
      <DrawingLabel
        side="left"
        x={96}
        y={58}
        to={{ x: BACK_MIDLINE - 12, y: BACK_TOP }}
        text={labels.vertebra}
        part="vertebra-L2"
      />
      <DrawingLabel side="left" x={86} y={238} to={joint} text={labels.sore} part="sore" />
      <DrawingLabel
        side="right"
        x={318}
        y={96}
        to={{ x: BACK_MIDLINE + 76, y: BACK_TOP + 38 }}
        text={labels.nerve}
        part="nerve"
      />
      <DrawingLabel
        side="right"
        x={340}
        y={230}
        to={{ x: BACK_MIDLINE + 120, y: BACK_TOP + 104 }}
        text={labels.needle}
        part="needle"
      />
      <DrawingLabel
        side="right"
        x={336}
        y={352}
        to={{ x: BACK_MIDLINE + 58, y: BACK_TOP + 174 }}
        text={labels.spot}
        part="medicine"
      />
    </>
  )
}

export function SacroiliacJointInjection({ labels }: Labels<'sacroiliac-joint-injection'>) {
  const top = 150
  const tip = { x: BACK_MIDLINE + 88, y: top + 108 }
  return (
    <>
      <PelvisFromBehind top={top} />
      <SpineFromBehind names={['L4', 'L5']} top={38} />
      <Needle tip={tip} angleDegrees={62} length={84} />
      <DrawingLabel
        side="left"
        x={100}
        y={60}
        to={{ x: BACK_MIDLINE - 12, y: 132 }}
        text={labels.vertebra}
        part="vertebra-L5"
      />
      <DrawingLabel
        side="left"
        x={74}
        y={336}
        to={{ x: BACK_MIDLINE - 130, y: top + 70 }}
        text={labels.hip}
        part="hip"
      />
      <DrawingLabel
        side="left"
        x={150}
        y={400}
        to={{ x: BACK_MIDLINE - 20, y: top + 190 }}
        text={labels.sacrum}
        part="sacrum"
      />
      <DrawingLabel
        side="right"
        x={326}
        y={46}
        to={{ x: BACK_MIDLINE + 83, y: top + 42 }}
        text={labels.joint}
        part="sore"
      />
      <DrawingLabel
        side="right"
        x={352}
        y={392}
        to={{ x: tip.x + 42, y: tip.y + 80 }}
        text={labels.needle}
        part="needle"
      />
    </>
  )
}

export function SpineBiopsy({ labels }: Labels<'spine-biopsy'>) {
  const tip = { x: 226, y: 276 }
  return (
    <>
      <CrossSection />
      <Spot cx={218} cy={282} />
      <Needle tip={tip} angleDegrees={-64} length={240} />
      <DrawingLabel side="left" x={92} y={40} to={{ x: 130, y: 64 }} text={labels.skin} part="skin" />
      <DrawingLabel side="left" x={300} y={40} to={{ x: 328, y: 50 }} text={labels.needle} part="needle" />
      <DrawingLabel side="left" x={92} y={212} to={{ x: 196, y: 208 }} text={labels.sac} part="sac" />
      <DrawingLabel side="left" x={92} y={306} to={{ x: 208, y: 284 }} text={labels.spot} part="spot" />
      <DrawingLabel
        side="right"
        x={330}
        y={318}
        to={{ x: 262, y: 312 }}
        text={labels.vertebra}
        part="vertebra"
      />
      <DrawingLabel side="right" x={356} y={150} to={{ x: 330, y: 136 }} text={labels.muscle} part="muscle" />
    </>
  )
}
