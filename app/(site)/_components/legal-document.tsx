import Link from 'next/link'
import { PageBody } from '@/components/site/page-body'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { Prose } from '@/components/ui/prose'
import { Table } from '@/components/ui/table'
import { formatDay } from '@/lib/shared/format-time'
import { LEGAL_TEXT_IS_DRAFT } from '@/lib/shared/legal-versions'
import type { LegalSection, LegalText } from '@/lib/shared/messages/en/legal'
import { messagesFor } from '@/lib/shared/messages/messages'

const { legal } = messagesFor('en')

/** A legal text with its version and its contents. */
export function LegalDocument({ text, version }: { text: LegalText; version: string }) {
  return (
    <PageBody>
      <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[1fr_16rem]">
        <div className="min-w-0 max-w-[39rem]">
          <PageHeading intro={text.intro}>{text.title}</PageHeading>
          <p className="mt-4 text-ink-soft text-sm">
            {legal.holdsFrom({ day: formatDay(new Date(`${version}T00:00:00Z`), 'UTC') })} ·{' '}
            {legal.version({ version })}
          </p>
          {LEGAL_TEXT_IS_DRAFT && (
            <Notice tone="soon" title={legal.draftTitle} className="mt-6">
              {legal.draftText}
            </Notice>
          )}
          {text.sections.map((section) => (
            <Part key={section.id} section={section} />
          ))}
        </div>
        <Contents sections={text.sections} />
      </div>
    </PageBody>
  )
}

function Part({ section }: { section: LegalSection }) {
  return (
    <section aria-labelledby={section.id} className="mt-11">
      <Prose>
        <h2 id={section.id}>{section.heading}</h2>
        {section.body.map((block) =>
          typeof block === 'string' ? (
            <p key={block}>{block}</p>
          ) : (
            <ul key={block[0]}>
              {block.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          ),
        )}
        {section.link && (
          <p>
            <Link href={section.link.href} className="font-semibold text-action underline underline-offset-4">
              {section.link.text}
            </Link>
          </p>
        )}
      </Prose>
      {section.table && <LegalTable table={section.table} />}
    </section>
  )
}

function LegalTable({ table }: { table: NonNullable<LegalSection['table']> }) {
  const columns = table.headers.map((header, index) => ({
    id: header,
    header,
    cell: (row: readonly string[]) => row[index],
    isRowHeader: index === 0,
  }))
  return (
    <div className="mt-5 text-sm">
      <Table
        caption={table.caption}
        isCaptionHidden
        columns={columns}
        rows={table.rows}
        rowKey={(row) => row.join()}
        isStacked
      />
    </div>
  )
}

function Contents({ sections }: { sections: readonly LegalSection[] }) {
  return (
    <nav aria-label={legal.contents} className="max-lg:hidden print:hidden">
      <div className="sticky top-24 border-line border-s-2 ps-5">
        <p className="font-semibold text-sm">{legal.contents}</p>
        <ul className="mt-1">
          {sections.map((section) => (
            <li key={section.id}>
              <a
                href={`#${section.id}`}
                className="flex min-h-[44px] items-center text-ink-soft text-sm leading-snug hover:text-action hover:underline"
              >
                {section.heading}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}
