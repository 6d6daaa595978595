import { type GlossaryTerm, ILLUSTRATION_IDS, type SectionId } from '../../lib/articles/article-schema.ts'
import type { Problem } from './problems.ts'

/** The part of a Markdown syntax tree node that is read or written here. */
type Node = {
  type: string
  value?: string
  depth?: number
  name?: string | null
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: Node[]
  data?: Record<string, unknown>
  position?: { start: { line: number } }
}

export type MarkedArticle = {
  /** The words of each section as a reader sees them, one block a line. */
  sectionTexts: Map<SectionId, string>
  terms: Set<string>
  /** Ids of sources in the order of their first citation, which numbers them. */
  citations: Set<string>
  problems: Omit<Problem, 'file'>[]
}

type Section = { id: SectionId; title: string }

type Known = {
  terms: ReadonlyMap<string, GlossaryTerm>
  sources: readonly string[]
  sections: readonly Section[]
}

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'list', 'mdxJsxFlowElement'])

function textOf(node: Node): string {
  if (node.type === 'text' || node.type === 'inlineCode') return (node.value ?? '').replaceAll('\n', ' ')
  const inner = (node.children ?? []).map(textOf).join('')
  return BLOCKS.has(node.type) ? `${inner}\n` : inner
}

function attribute(node: Node, name: string): string | undefined {
  const found = node.attributes?.find((entry) => entry.name === name)?.value
  return typeof found === 'string' ? found : undefined
}

function addAttribute(node: Node, name: string, value: string): void {
  node.attributes = [...(node.attributes ?? []), { type: 'mdxJsxAttribute', name, value }]
}

/** Hands the punctuation right after a term to the term, so that no line breaks between them. */
function joinPunctuation(parent: Node): void {
  for (const [index, node] of (parent.children ?? []).entries()) {
    const following = parent.children?.[index + 1]
    const mark = /^[.,;:!?)]+/.exec(following?.value ?? '')?.[0]
    if (node.name !== 'Term' || following?.type !== 'text' || !mark) continue
    addAttribute(node, 'after', mark)
    following.value = following.value?.slice(mark.length) ?? ''
  }
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of node.children ?? []) walk(child, visit)
}

/**
 * Makes a remark plugin that wraps each section in a `<section>` with its fixed id, numbers the citations, and
 * fills `marked` with what the article says and what is wrong with it.
 */
export function markArticle(known: Known, marked: MarkedArticle, firstLine: number) {
  const complain = (node: Node, reason: string) => {
    const line = (node.position?.start.line ?? 1) + firstLine
    marked.problems.push({ field: `line ${line}`, reason })
  }
  const markElement = (node: Node) => {
    const id = attribute(node, 'id') ?? ''
    if (node.name === 'Term') {
      if (!known.terms.has(id)) return complain(node, `<Term id="${id}"> is not in the glossary`)
      if (marked.terms.has(id))
        return complain(node, `<Term id="${id}"> is marked twice; mark its first use only`)
      marked.terms.add(id)
    } else if (node.name === 'Cite') {
      if (!known.sources.includes(id)) return complain(node, `<Cite id="${id}"> is not among the sources`)
      marked.citations.add(id)
      addAttribute(node, 'number', String([...marked.citations].indexOf(id) + 1))
    } else if (node.name === 'Illustration') {
      const isKnown = ILLUSTRATION_IDS.some((known) => known === id)
      if (!isKnown) complain(node, `<Illustration id="${id}"> is not a drawing we have`)
    } else {
      complain(node, `<${node.name ?? ''}> cannot be used; there are Term, Cite and Illustration`)
    }
  }
  return () => (root: Node) => {
    walk(root, (node) => {
      if (node.type.startsWith('mdxJsx')) markElement(node)
      else if (node.type.startsWith('mdx')) complain(node, 'code in braces and imports cannot be used')
    })
    root.children = wrapSections(root.children ?? [], known.sections, marked, complain)
    // Last, for the sections' texts must keep their punctuation.
    walk(root, joinPunctuation)
  }
}

function wrapSections(
  nodes: Node[],
  wanted: readonly Section[],
  marked: MarkedArticle,
  complain: (node: Node, reason: string) => void,
): Node[] {
  const sections: Node[] = []
  for (const node of nodes) {
    const isTitle = node.type === 'heading' && (node.depth ?? 0) <= 2
    if (isTitle) {
      const title = textOf(node).trim()
      const expected = wanted[sections.length]
      if (title !== expected?.title) {
        complain(node, `the heading here must be '${expected?.title ?? 'none'}', not '${title}'`)
        return sections
      }
      node.data = { hProperties: { id: `${expected.id}-title` } }
      const properties = { id: expected.id, 'aria-labelledby': `${expected.id}-title` }
      sections.push({
        type: 'articleSection',
        data: { hName: 'section', hProperties: properties },
        children: [node],
      })
      marked.sectionTexts.set(expected.id, '')
    } else {
      const section = sections.at(-1)
      const id = wanted[sections.length - 1]?.id
      if (!section?.children || !id) {
        complain(node, `the text must start with the heading '${wanted[0]?.title}'`)
        return sections
      }
      section.children.push(node)
      marked.sectionTexts.set(id, (marked.sectionTexts.get(id) ?? '') + textOf(node))
    }
  }
  const missing = wanted[sections.length]
  if (missing) marked.problems.push({ field: 'text', reason: `the section '${missing.title}' is missing` })
  return sections
}
