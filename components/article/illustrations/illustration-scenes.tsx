import type { IllustrationId } from '@/lib/articles/article-schema'
import { type Messages, messagesFor } from '@/lib/shared/messages/messages'
import { FacetJointInjection, MedialBranchBlock, SacroiliacJointInjection, SpineBiopsy } from './back-scenes'
import { CloseLabel, DrawingLabel } from './drawing-label'
import { Needle } from './needle'
import { EpiduralBloodPatch, IntrathecalChemotherapy, Myelogram, VertebralCement } from './procedure-scenes'
import { ReportPage } from './report-page'
import { at, BULGING_DISC, type Point } from './spine-geometry'
import { Back, Canal, Column, Medicine, Sac } from './spine-parts'

type Words = Messages['articles']['illustrations']

/** The skin of the back: a flatter curve than the bones under it. */
const SKIN: readonly Point[] = [
  { x: 300, y: -30 },
  { x: 287, y: 60 },
  { x: 272, y: 150 },
  { x: 264, y: 230 },
  { x: 266, y: 300 },
  { x: 278, y: 360 },
  { x: 300, y: 420 },
  { x: 334, y: 500 },
  { x: 350, y: 560 },
]

function LumbarPuncture({ labels }: { labels: Words['lumbar-puncture']['labels'] }) {
  const tip = at(4.5, 57)
  return (
    <>
      <Back skin={SKIN} />
      <Canal />
      <Sac />
      <Column />
      <Needle tip={tip} angleDegrees={12} length={124} />
      <DrawingLabel side="right" x={322} y={44} to={at(1.2, 54)} text={labels.cord} part="cord" />
      <DrawingLabel side="right" x={314} y={98} to={at(2.46, 55)} text={labels.cordEnd} part="cord" />
      <DrawingLabel side="right" x={306} y={166} to={at(3.3, 66)} text={labels.sac} part="sac" />
      <DrawingLabel
        side="right"
        x={340}
        y={262}
        to={{ x: tip.x + 138, y: tip.y + 29 }}
        text={labels.needle}
        part="needle"
      />
      <DrawingLabel side="right" x={314} y={322} to={at(5.2, 60)} text={labels.roots} part="roots" />
      <DrawingLabel side="right" x={344} y={388} to={{ x: 287, y: 386 }} text={labels.skin} part="skin" />
      <DrawingLabel side="left" x={78} y={96} to={at(2, -24)} text={labels.vertebra} part="vertebra-L1" />
      <DrawingLabel side="left" x={62} y={180} to={at(3.5, -28)} text={labels.disc} part="disc-L2-L3" />
    </>
  )
}

function EpiduralInjection({ labels }: { labels: Words['epidural-injection']['labels'] }) {
  const tip = at(5.5, 73)
  return (
    <>
      <Back skin={SKIN} />
      <Canal />
      <Medicine t={5.45} />
      <Sac dent={BULGING_DISC} />
      <Column bulgingDisc={BULGING_DISC} />
      <Needle tip={tip} angleDegrees={9} length={104} />
      <CloseLabel side="left" x={70} y={222} to={at(4, -24)} text={labels.vertebra} part="vertebra-L3" />
      <CloseLabel side="left" x={66} y={300} to={at(BULGING_DISC, 30)} text={labels.disc} part="disc-L4-L5" />
      <CloseLabel side="left" x={92} y={392} to={at(6.6, 50)} text={labels.roots} part="roots" />
      <CloseLabel side="right" x={282} y={206} to={at(4.4, 62)} text={labels.sac} part="sac" />
      <CloseLabel side="right" x={282} y={243} to={at(4.6, 75)} text={labels.space} part="space" />
      <CloseLabel
        side="right"
        x={308}
        y={318}
        to={{ x: tip.x + 86, y: tip.y + 14 }}
        text={labels.needle}
        part="needle"
      />
      <CloseLabel side="right" x={288} y={356} to={at(5.85, 71)} text={labels.medicine} part="medicine" />
    </>
  )
}

function T2LumbarSpine({ labels }: { labels: Words['t2-lumbar-spine']['labels'] }) {
  return (
    <>
      <Back skin={SKIN} />
      <Canal />
      <Sac />
      <Column isNamed={false} />
      <DrawingLabel side="right" x={322} y={44} to={at(1.2, 54)} text={labels.cord} part="cord" />
      <DrawingLabel side="right" x={314} y={98} to={at(2.46, 55)} text={labels.cordEnd} part="cord" />
      <DrawingLabel side="right" x={306} y={174} to={at(3.3, 65)} text={labels.fluid} part="sac" />
      <DrawingLabel side="right" x={306} y={256} to={at(4.9, 59)} text={labels.roots} part="roots" />
      <DrawingLabel side="right" x={312} y={340} to={{ x: 259, y: 316 }} text={labels.fat} part="fat" />
      <DrawingLabel side="left" x={62} y={156} to={at(3.5, -10)} text={labels.disc} part="disc-L2-L3" />
    </>
  )
}

function T2BulgingDisc({ labels }: { labels: Words['t2-bulging-disc']['labels'] }) {
  return (
    <>
      <Back skin={SKIN} />
      <Canal />
      <Sac dent={BULGING_DISC} />
      <Column isNamed={false} bulgingDisc={BULGING_DISC} />
      <DrawingLabel side="right" x={306} y={150} to={at(3.3, 65)} text={labels.fluid} part="sac" />
      <DrawingLabel side="right" x={300} y={216} to={at(4.6, 59)} text={labels.roots} part="roots" />
      <DrawingLabel side="right" x={300} y={290} to={at(BULGING_DISC, 52)} text={labels.dent} part="sac" />
      <DrawingLabel side="left" x={66} y={176} to={at(3.5, -10)} text={labels.healthy} part="disc-L2-L3" />
      <DrawingLabel
        side="left"
        x={72}
        y={288}
        to={at(BULGING_DISC, -6)}
        text={labels.disc}
        part="disc-L4-L5"
      />
    </>
  )
}

/** What part of the picture each drawing shows, and whether it looks like an MRI picture. */
export const SCENE_FRAMES = {
  'lumbar-puncture': { viewBox: '0 0 424 470', isMri: false },
  'epidural-injection': { viewBox: '4 184 380 260', isMri: false },
  myelogram: { viewBox: '0 0 424 470', isMri: false },
  'intrathecal-chemotherapy': { viewBox: '0 0 424 470', isMri: false },
  'facet-joint-injection': { viewBox: '0 20 424 400', isMri: false },
  'medial-branch-block': { viewBox: '0 20 424 400', isMri: false },
  'sacroiliac-joint-injection': { viewBox: '0 10 424 410', isMri: false },
  'vertebral-cement': { viewBox: '0 0 424 470', isMri: false },
  'epidural-blood-patch': { viewBox: '4 184 380 260', isMri: false },
  'spine-biopsy': { viewBox: '0 10 424 350', isMri: false },
  't2-lumbar-spine': { viewBox: '0 0 424 470', isMri: true },
  't2-bulging-disc': { viewBox: '0 90 424 370', isMri: true },
  'report-page': { viewBox: '0 0 424 592', isMri: false },
} as const satisfies Record<IllustrationId, { viewBox: string; isMri: boolean }>

/** The contents of a drawing's `<svg>`. */
export function IllustrationScene({ id }: { id: IllustrationId }) {
  const words = messagesFor('en').articles.illustrations
  switch (id) {
    case 'lumbar-puncture':
      return <LumbarPuncture labels={words[id].labels} />
    case 'epidural-injection':
      return <EpiduralInjection labels={words[id].labels} />
    case 'myelogram':
      return <Myelogram labels={words[id].labels} skin={SKIN} />
    case 'intrathecal-chemotherapy':
      return <IntrathecalChemotherapy labels={words[id].labels} skin={SKIN} />
    case 'facet-joint-injection':
      return <FacetJointInjection labels={words[id].labels} />
    case 'medial-branch-block':
      return <MedialBranchBlock labels={words[id].labels} />
    case 'sacroiliac-joint-injection':
      return <SacroiliacJointInjection labels={words[id].labels} />
    case 'vertebral-cement':
      return <VertebralCement labels={words[id].labels} skin={SKIN} />
    case 'epidural-blood-patch':
      return <EpiduralBloodPatch labels={words[id].labels} skin={SKIN} />
    case 'spine-biopsy':
      return <SpineBiopsy labels={words[id].labels} />
    case 't2-lumbar-spine':
      return <T2LumbarSpine labels={words[id].labels} />
    case 't2-bulging-disc':
      return <T2BulgingDisc labels={words[id].labels} />
    case 'report-page':
      return <ReportPage labels={words[id].labels} />
  }
}
