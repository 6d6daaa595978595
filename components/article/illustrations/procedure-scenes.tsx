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
import { Leak, MedicineInSac, Syringe } from './sac-contents'
import { at, type Point } from './spine-geometry'
import { Back, Canal, Column, Medicine, Needle, Sac } from './spine-parts'

type Words = Messages['articles']['illustrations']
type Labels<Id extends keyof Words> = { labels: Words[Id]['labels']; skin: readonly Point[] }

const BULGE = 5.5
const CLOSE_VIEW = 0.85

export function Myelogram({ labels, skin }: Labels<'myelogram'>) {
  const tip = at(3.5, 57)
  return (
    <>
      <Back skin={skin} />
      <Canal />
      <Sac dent={BULGE} dyeFrom={2.7} />
      <Column bulgingDisc={BULGE} />
      <Needle tip={tip} angleDegrees={10} length={124} />
      <DrawingLabel side="right" x={314} y={98} to={at(2.46, 55)} text={labels.cordEnd} />
      <DrawingLabel
        side="right"
        x={340}
        y={206}
        to={{ x: tip.x + 138, y: tip.y + 24 }}
        text={labels.needle}
      />
      <DrawingLabel side="right" x={306} y={262} to={at(4.6, 63)} text={labels.dye} />
      <DrawingLabel side="right" x={318} y={334} to={at(BULGE, 50)} text={labels.dent} />
      <DrawingLabel side="left" x={78} y={96} to={at(2, -24)} text={labels.vertebra} />
      <DrawingLabel side="left" x={70} y={288} to={at(BULGE, 10)} text={labels.disc} />
      <DrawingLabel side="right" x={326} y={398} to={at(6.4, 54)} text={labels.roots} />
    </>
  )
}

export function IntrathecalChemotherapy({ labels, skin }: Labels<'intrathecal-chemotherapy'>) {
  const tip = at(4.5, 57)
  const needle = { tip, angleDegrees: 12, length: 92 }
  return (
    <>
      <Back skin={skin} />
      <Canal />
      <Sac />
      <MedicineInSac t={4.5} />
      <Column />
      <Needle {...needle} />
      <Syringe {...needle} fill="var(--art-medicine)" />
      <DrawingLabel side="right" x={322} y={44} to={at(1.2, 54)} text={labels.cord} />
      <DrawingLabel side="right" x={314} y={98} to={at(2.46, 55)} text={labels.cordEnd} />
      <DrawingLabel side="right" x={306} y={166} to={at(3.4, 60)} text={labels.medicine} />
      <DrawingLabel
        side="right"
        x={318}
        y={292}
        to={{ x: tip.x + 134, y: tip.y + 36 }}
        text={labels.syringe}
      />
      <DrawingLabel side="right" x={320} y={356} to={at(5.4, 58)} text={labels.roots} />
      <DrawingLabel side="left" x={78} y={96} to={at(2, -24)} text={labels.vertebra} />
      <DrawingLabel side="left" x={62} y={176} to={at(3.5, 42)} text={labels.sac} />
    </>
  )
}

export function EpiduralBloodPatch({ labels, skin }: Labels<'epidural-blood-patch'>) {
  const tip = at(5.5, 73)
  const needle = { tip, angleDegrees: 9, length: 80 }
  return (
    <>
      <Back skin={skin} />
      <Canal />
      <Medicine t={5.2} fill="var(--art-blood)" />
      <Sac />
      <Leak t={4.62} />
      <Column />
      <Needle {...needle} />
      <Syringe {...needle} fill="var(--art-blood)" />
      <DrawingLabel scale={CLOSE_VIEW} side="left" x={70} y={222} to={at(4, -24)} text={labels.vertebra} />
      <DrawingLabel scale={CLOSE_VIEW} side="left" x={70} y={286} to={at(5, 44)} text={labels.sac} />
      <DrawingLabel scale={CLOSE_VIEW} side="left" x={92} y={392} to={at(6.6, 50)} text={labels.roots} />
      <DrawingLabel scale={CLOSE_VIEW} side="right" x={282} y={206} to={at(4.62, 70)} text={labels.hole} />
      <DrawingLabel
        scale={CLOSE_VIEW}
        side="right"
        x={290}
        y={252}
        to={{ x: tip.x + 116, y: tip.y + 12 }}
        text={labels.syringe}
      />
      <DrawingLabel scale={CLOSE_VIEW} side="right" x={288} y={362} to={at(5.75, 72)} text={labels.blood} />
    </>
  )
}

export function VertebralCement({ labels, skin }: Labels<'vertebral-cement'>) {
  const cemented = at(5, -2, 3)
  return (
    <>
      <Back skin={skin} />
      <Canal />
      <Sac />
      <Column isNamed={false} sunkVertebrae={{ 3: 22, 5: 12 }} />
      <path
        data-part="cement"
        transform={`translate(${cemented.x.toFixed(1)} ${cemented.y.toFixed(1)})`}
        d="M-21 0Q-18 -8 -6 -7Q2 -13 12 -10Q26 -8 23 3Q20 13 8 11Q-2 14 -10 9Q-22 9 -21 0Z"
        fill="var(--art-cement)"
      />
      <DrawingLabel side="left" x={78} y={92} to={at(2, -24)} text={labels.healthy} />
      <DrawingLabel side="left" x={66} y={156} to={at(3, -24, 8)} text={labels.broken} />
      <DrawingLabel
        side="left"
        x={68}
        y={262}
        to={{ x: cemented.x - 12, y: cemented.y }}
        text={labels.cement}
      />
      <DrawingLabel side="right" x={314} y={98} to={at(2.46, 55)} text={labels.cordEnd} />
      <DrawingLabel side="right" x={306} y={180} to={at(3.5, 64)} text={labels.sac} />
      <DrawingLabel side="right" x={306} y={262} to={at(4.5, 2)} text={labels.disc} />
    </>
  )
}

const BACK_TOP = 84

export function FacetJointInjection({ labels }: Pick<Labels<'facet-joint-injection'>, 'labels'>) {
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
      />
      <DrawingLabel side="left" x={80} y={140} to={facetPlace(0, BACK_TOP, -1)} text={labels.healthy} />
      <DrawingLabel side="right" x={326} y={178} to={{ x: joint.x + 1, y: joint.y - 8 }} text={labels.sore} />
      <DrawingLabel
        side="right"
        x={330}
        y={298}
        to={{ x: joint.x + 72, y: joint.y + 32 }}
        text={labels.needle}
      />
    </>
  )
}

export function MedialBranchBlock({ labels }: Pick<Labels<'medial-branch-block'>, 'labels'>) {
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
      />
      <DrawingLabel side="left" x={86} y={238} to={joint} text={labels.sore} />
      <DrawingLabel
        side="right"
        x={318}
        y={96}
        to={{ x: BACK_MIDLINE + 76, y: BACK_TOP + 38 }}
        text={labels.nerve}
      />
      <DrawingLabel
        side="right"
        x={340}
        y={230}
        to={{ x: BACK_MIDLINE + 120, y: BACK_TOP + 104 }}
        text={labels.needle}
      />
      <DrawingLabel
        side="right"
        x={336}
        y={352}
        to={{ x: BACK_MIDLINE + 58, y: BACK_TOP + 174 }}
        text={labels.spot}
      />
    </>
  )
}

export function SacroiliacJointInjection({ labels }: Pick<Labels<'sacroiliac-joint-injection'>, 'labels'>) {
  const top = 150
  const tip = { x: BACK_MIDLINE + 88, y: top + 108 }
  return (
    <>
      <PelvisFromBehind top={top} />
      <SpineFromBehind names={['L4', 'L5']} top={38} />
      <Needle tip={tip} angleDegrees={62} length={84} />
      <DrawingLabel side="left" x={100} y={60} to={{ x: BACK_MIDLINE - 12, y: 132 }} text={labels.vertebra} />
      <DrawingLabel
        side="left"
        x={74}
        y={336}
        to={{ x: BACK_MIDLINE - 130, y: top + 70 }}
        text={labels.hip}
      />
      <DrawingLabel
        side="left"
        x={150}
        y={400}
        to={{ x: BACK_MIDLINE - 20, y: top + 190 }}
        text={labels.sacrum}
      />
      <DrawingLabel
        side="right"
        x={326}
        y={46}
        to={{ x: BACK_MIDLINE + 83, y: top + 42 }}
        text={labels.joint}
      />
      <DrawingLabel side="right" x={352} y={392} to={{ x: tip.x + 42, y: tip.y + 80 }} text={labels.needle} />
    </>
  )
}

export function SpineBiopsy({ labels }: Pick<Labels<'spine-biopsy'>, 'labels'>) {
  const tip = { x: 226, y: 276 }
  return (
    <>
      <CrossSection />
      <Spot cx={218} cy={282} />
      <Needle tip={tip} angleDegrees={-64} length={240} />
      <DrawingLabel side="left" x={92} y={40} to={{ x: 130, y: 64 }} text={labels.skin} />
      <DrawingLabel side="left" x={300} y={40} to={{ x: 328, y: 50 }} text={labels.needle} />
      <DrawingLabel side="left" x={92} y={212} to={{ x: 196, y: 208 }} text={labels.sac} />
      <DrawingLabel side="left" x={92} y={306} to={{ x: 208, y: 284 }} text={labels.spot} />
      <DrawingLabel side="right" x={330} y={318} to={{ x: 262, y: 312 }} text={labels.vertebra} />
      <DrawingLabel side="right" x={356} y={150} to={{ x: 330, y: 136 }} text={labels.muscle} />
    </>
  )
}
