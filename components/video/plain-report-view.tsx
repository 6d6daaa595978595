import { Fragment, type ReactNode } from 'react'
import type {
  PlainReportBlock,
  PlainReportDocument,
  PlainReportInline,
} from '@/lib/videos/plain-report-schema'

/** Shows a plain report. Its headings begin at level 3: it always stands in a section that has its own heading. */
export function PlainReportView({ document }: { document: PlainReportDocument }) {
  return (
    <div className="max-w-[68ch] space-y-4 text-lg leading-relaxed print:space-y-2 print:text-base print:leading-normal">
      {document.content.map((block, index) => (
        // A delivered document never changes, so a block's place is its identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Block key={index} block={block} />
      ))}
    </div>
  )
}

function Block({ block }: { block: PlainReportBlock }) {
  switch (block.type) {
    case 'heading':
      return block.attrs.level === 2 ? (
        <h3 className="pt-4 text-xl font-bold">{inlines(block.content)}</h3>
      ) : (
        <h4 className="pt-2 text-lg font-bold">{inlines(block.content)}</h4>
      )
    case 'paragraph':
      return <p>{inlines(block.content)}</p>
    case 'bulletList':
      return <ul className="list-disc space-y-2 ps-6">{block.content.map(listItem)}</ul>
    case 'orderedList':
      return (
        <ol start={block.attrs?.start ?? 1} className="list-decimal space-y-2 ps-6">
          {block.content.map(listItem)}
        </ol>
      )
  }
}

type ListItem = Extract<PlainReportBlock, { type: 'bulletList' }>['content'][number]

function listItem(item: ListItem, index: number): ReactNode {
  return (
    <li key={index}>
      {item.content.map((paragraph, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a delivered document never changes
        <p key={line}>{inlines(paragraph.content)}</p>
      ))}
    </li>
  )
}

function inlines(content: readonly PlainReportInline[] | undefined): ReactNode {
  return content?.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a delivered document never changes
    <Fragment key={index}>{part.type === 'hardBreak' ? <br /> : <Marked part={part} />}</Fragment>
  ))
}

function Marked({ part }: { part: Extract<PlainReportInline, { type: 'text' }> }) {
  const marks = part.marks?.map((mark) => mark.type) ?? []
  const italic = marks.includes('italic') ? <em>{part.text}</em> : part.text
  return marks.includes('bold') ? <strong>{italic}</strong> : italic
}
