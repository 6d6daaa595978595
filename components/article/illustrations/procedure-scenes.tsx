import type { Messages } from '@/lib/shared/messages/messages'
import { CloseLabel, DrawingLabel } from './drawing-label'
import { Needle } from './needle'
import { Leak, MedicineInSac, Syringe } from './sac-contents'
import { at, BULGING_DISC, type Point } from './spine-geometry'
import { Back, Canal, Column, Medicine, Sac } from './spine-parts'

type Words = Messages['articles']['illustrations']
type Labels<Id extends keyof Words> = { labels: Words[Id]['labels']; skin: readonly Point[] }

export function Myelogram({ labels, skin }: Labels<'myelogram'>) {
  const tip = at(3.5, 57)
  return (
    <>
      <Back skin={skin} />
      <Canal />
      <Sac dent={BULGING_DISC} dyeFrom={2.7} />
      <Column bulgingDisc={BULGING_DISC} />
      <Needle tip={tip} angleDegrees={10} length={124} />
      <DrawingLabel side="right" x={314} y={98} to={at(2.46, 55)} text={labels.cordEnd} part="cord" />
      <DrawingLabel
        side="right"
        x={340}
        y={206}
        to={{ x: tip.x + 138, y: tip.y + 24 }}
        text={labels.needle}
        part="needle"
      />
      <DrawingLabel side="right" x={306} y={262} to={at(4.6, 63)} text={labels.dye} part="dye" />
      <DrawingLabel side="right" x={318} y={334} to={at(BULGING_DISC, 50)} text={labels.dent} part="dye" />
      <DrawingLabel side="left" x={78} y={96} to={at(2, -24)} text={labels.vertebra} part="vertebra-L1" />
      <DrawingLabel
        side="left"
        x={70}
        y={288}
        to={at(BULGING_DISC, 10)}
        text={labels.disc}
        part="disc-L4-L5"
      />
      <DrawingLabel side="right" x={326} y={398} to={at(6.4, 54)} text={labels.roots} part="roots" />
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
      <DrawingLabel side="right" x={322} y={44} to={at(1.2, 54)} text={labels.cord} part="cord" />
      <DrawingLabel side="right" x={314} y={98} to={at(2.46, 55)} text={labels.cordEnd} part="cord" />
      <DrawingLabel side="right" x={306} y={166} to={at(3.4, 60)} text={labels.medicine} part="medicine" />
      <DrawingLabel
        side="right"
        x={318}
        y={292}
        to={{ x: tip.x + 134, y: tip.y + 36 }}
        text={labels.syringe}
        part="needle"
      />
      <DrawingLabel side="right" x={320} y={356} to={at(5.4, 58)} text={labels.roots} part="roots" />
      <DrawingLabel side="left" x={78} y={96} to={at(2, -24)} text={labels.vertebra} part="vertebra-L1" />
      <DrawingLabel side="left" x={62} y={176} to={at(3.5, 42)} text={labels.sac} part="sac" />
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
      <CloseLabel side="left" x={70} y={222} to={at(4, -24)} text={labels.vertebra} part="vertebra-L3" />
      <CloseLabel side="left" x={70} y={286} to={at(5, 44)} text={labels.sac} part="sac" />
      <CloseLabel side="left" x={92} y={392} to={at(6.6, 50)} text={labels.roots} part="roots" />
      <CloseLabel side="right" x={282} y={206} to={at(4.62, 70)} text={labels.hole} part="leak" />
      <CloseLabel
        side="right"
        x={290}
        y={252}
        to={{ x: tip.x + 116, y: tip.y + 12 }}
        text={labels.syringe}
        part="needle"
      />
      <CloseLabel side="right" x={288} y={362} to={at(5.75, 72)} text={labels.blood} part="medicine" />
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
      <DrawingLabel side="left" x={78} y={92} to={at(2, -24)} text={labels.healthy} part="vertebra-L1" />
      <DrawingLabel side="left" x={66} y={156} to={at(3, -24, 8)} text={labels.broken} part="vertebra-L2" />
      <DrawingLabel
        side="left"
        x={68}
        y={262}
        to={{ x: cemented.x - 12, y: cemented.y }}
        text={labels.cement}
        part="cement"
      />
      <DrawingLabel side="right" x={314} y={98} to={at(2.46, 55)} text={labels.cordEnd} part="cord" />
      <DrawingLabel side="right" x={306} y={180} to={at(3.5, 64)} text={labels.sac} part="sac" />
      <DrawingLabel side="right" x={306} y={262} to={at(4.5, 2)} text={labels.disc} part="disc-L3-L4" />
    </>
  )
}
