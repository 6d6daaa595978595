import { ILLUSTRATION_IDS, type IllustrationId } from './article-schema'

// Which parts of a drawing can be lit up while the rest is dimmed. A drawing marks them with `data-lit` or `data-part`.

const LOW = ['vertebra-L3', 'disc-L3-L4', 'vertebra-L4', 'disc-L4-L5', 'vertebra-L5', 'disc-L5-S1', 'sacrum']
const COLUMN = [
  'vertebra-T12',
  'disc-T12-L1',
  'vertebra-L1',
  'disc-L1-L2',
  'vertebra-L2',
  'disc-L2-L3',
  ...LOW,
]
const CANAL = ['sac', 'cord', 'roots', 'space', 'ligament']
const WHOLE_SIDE = [...COLUMN, 'process', ...CANAL, 'skin', 'fat']
const CLOSE_SIDE = [...LOW, 'process', 'sac', 'roots', 'space', 'ligament']
const BEHIND = ['vertebra-L2', 'vertebra-L3', 'vertebra-L4', 'vertebra-L5', 'joint', 'sore', 'needle']

const PARTS: Readonly<Record<IllustrationId, readonly string[]>> = {
  'lumbar-puncture': [...WHOLE_SIDE, 'needle'],
  'epidural-injection': [...CLOSE_SIDE, 'needle', 'medicine'],
  myelogram: [...WHOLE_SIDE, 'needle', 'dye'],
  'intrathecal-chemotherapy': [...WHOLE_SIDE, 'needle', 'medicine'],
  'facet-joint-injection': BEHIND,
  'medial-branch-block': [...BEHIND, 'nerve', 'medicine'],
  'sacroiliac-joint-injection': ['vertebra-L4', 'vertebra-L5', 'sacrum', 'hip', 'joint', 'sore', 'needle'],
  'vertebral-cement': [...WHOLE_SIDE, 'cement'],
  'epidural-blood-patch': [...CLOSE_SIDE, 'needle', 'medicine', 'leak'],
  'spine-biopsy': ['vertebra', 'spot', 'sac', 'roots', 'space', 'muscle', 'fat', 'skin', 'needle'],
  't2-lumbar-spine': WHOLE_SIDE,
  't2-bulging-disc': [...COLUMN, 'process', ...CANAL, 'fat'],
  'report-page': ['exam', 'history', 'comparison', 'technique', 'findings', 'impression', 'signature'],
}

const NAMES: Readonly<Record<string, string>> = {
  vertebra: 'Vertebra',
  sacrum: 'Sacrum',
  process: 'Spinous processes',
  sac: 'Fluid sac',
  cord: 'Spinal cord',
  roots: 'Nerve roots',
  space: 'Epidural space',
  ligament: 'Ligament',
  skin: 'Skin',
  fat: 'Fat under the skin',
  needle: 'Needle',
  medicine: 'What is injected',
  dye: 'Dye',
  leak: 'Leak',
  cement: 'Cement',
  spot: 'Spot',
  muscle: 'Muscle',
  hip: 'Hip bones',
  joint: 'Healthy joints',
  sore: 'Sore joint',
  nerve: 'Medial branch nerves',
  exam: 'Exam',
  history: 'Clinical history',
  comparison: 'Comparison',
  technique: 'Technique',
  findings: 'Findings',
  impression: 'Impression',
  signature: 'Signature',
}

export type IllustrationPart = { id: string; name: string }

/** The parts of a drawing that can be lit, from above down; none of a drawing that is not known. */
export function partsOf(illustration: string): IllustrationPart[] {
  const id = ILLUSTRATION_IDS.find((each) => each === illustration)
  return id ? PARTS[id].map((part) => ({ id: part, name: nameOf(part) })) : []
}

function nameOf(part: string): string {
  const [kind, above = '', below = ''] = part.split('-')
  if (kind === 'vertebra' && above) return `Vertebra ${above}`
  return kind === 'disc' ? `Disc ${above}–${below}` : (NAMES[part] ?? part)
}

/** Whether something in a drawing is lit: `vertebra` stands for all of them. */
export function isLit(name: string, parts: readonly string[]): boolean {
  return parts.some((part) => part === name || name.startsWith(`${part}-`))
}

/** Lights a part, or no longer; a name that stands for several takes them all. In the drawing's order. */
export function togglePart(illustration: string, parts: readonly string[], name: string): string[] {
  const all = partsOf(illustration).map(({ id }) => id)
  const meant = new Set(all.filter((id) => isLit(id, [name])))
  const lit = new Set(all.filter((id) => isLit(id, parts)))
  const isOn = [...meant].every((id) => lit.has(id))
  return all.filter((id) => (meant.has(id) ? !isOn : lit.has(id)))
}

/** Lights the next part alone, or the one before; behind the last one, and before the first, all are as bright again. */
export function stepPart(illustration: string, parts: readonly string[], by: 1 | -1): string[] {
  const all = partsOf(illustration).map(({ id }) => id)
  const at = all.findIndex((id) => isLit(id, parts))
  const next = all[at < 0 && by < 0 ? all.length - 1 : at + by]
  return next === undefined ? [] : [next]
}
