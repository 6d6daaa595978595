import { formatInstantWithZone } from '@/lib/shared/format-time'
import { messagesFor } from '@/lib/shared/messages/messages'
import { formatMoney } from '@/lib/shared/money'
import type { PlainReportBlock, PlainReportInline } from '@/lib/videos/plain-report-schema'
import type { ExportedOrder } from './export-order'

/** A page of markup whose every inserted word is escaped. */
class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}
type Part = Markup | string | number | null | readonly Part[]

function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, index) => text + written(parts[index] ?? null)).join(''))
}

function written(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'object') return part.map(written).join('')
  return String(part)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const STYLE = new Markup(
  'body{font:1.1rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}' +
    'article{border-top:2px solid;margin-top:2rem}dt{font-weight:600}dd{margin:0 0 .5rem}.said{white-space:pre-wrap;overflow-wrap:anywhere}',
)

export type ExportedAccount = {
  email: string
  timeZone: string
  createdAt: Date
  madeAt: Date
  contactMessages: readonly {
    topic: string
    at: Date
    name: string
    orderNumber: string | null
    text: string
  }[]
  orders: readonly ExportedOrder[]
  /** Paths that could not be read. */
  missing: readonly string[]
}

/** The readable front page of a copy of one's data: it needs nothing but a browser, and loads nothing. */
export function exportIndex(account: ExportedAccount): string {
  const words = messagesFor('en').myAccount.copy.file
  const at = (date: Date) => formatInstantWithZone(date, account.timeZone, 'en')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${words.title}</h1>
<p>${words.madeAt({ when: at(account.madeAt), email: account.email })}</p>
<p>${words.intro}</p>
${account.missing.length === 0 ? null : html`<p>${words.missing}</p><ul>${account.missing.map((path) => html`<li>${path}</li>`)}</ul>`}
${account.orders.map((order) => orderPart(order, at))}
${account.contactMessages.length === 0 ? null : html`<article><h2>${words.contact}</h2>${account.contactMessages.map((message) => quote(words.you, at(message.at), message.text))}</article>`}
</body>
</html>
`.text
}

type At = (date: Date) => string

function orderPart(order: ExportedOrder, at: At): Markup {
  const { myAccount, orderStatus } = messagesFor('en')
  const words = myAccount.copy.file
  const { about, times } = order
  return html`<article>
<h2>${words.order({ number: order.number })}</h2>
<dl>
${fact(words.state, orderStatus[order.status].label)}
${fact(words.started, at(times.started))}
${fact(words.delivered, times.delivered && at(times.delivered))}
${fact(words.name, about.firstName)}
${fact(words.mail, about.email)}
${fact(words.phone, about.phone)}
${fact(words.paid, paidText(order))}
</dl>
${order.files.length === 0 ? null : html`<h3>${words.files}</h3><ul>${order.files.map(({ path }) => html`<li><a href="${href(path)}">${path.split('/').at(-1) ?? path}</a></li>`)}</ul>`}
${said(words.questions, about.questions)}
${said(words.pasted, about.pastedReport)}
${order.plainReport === null ? null : html`<h3>${words.plainReport}</h3>${order.plainReport.content.map(block)}`}
${order.messages.length === 0 ? null : html`<h3>${words.messages}</h3>${order.messages.map(({ author, at: when, text }) => quote(author === 'staff' ? words.we : words.you, at(when), text))}`}
${order.followUpQuestions.length === 0 ? null : html`<h3>${words.followUps}</h3>${order.followUpQuestions.map((item) => [quote(words.you, at(item.askedAt), item.question), item.answeredAt && quote(words.we, at(item.answeredAt), item.answer)])}`}
</article>
`
}

function fact(name: string, value: string | null): Markup | null {
  return value === null || value === '' ? null : html`<dt>${name}</dt><dd>${value}</dd>\n`
}

function said(heading: string, text: string | null): Markup | null {
  return text === null || text === '' ? null : html`<h3>${heading}</h3><p class="said">${text}</p>`
}

function quote(who: string, when: string, text: string | null): Markup {
  return html`<p><strong>${who}</strong>, ${when}</p><p class="said">${text ?? ''}</p>`
}

function paidText({ payments }: ExportedOrder): string | null {
  const moved = payments.flatMap((payment) => payment.moved).filter(({ kind }) => kind === 'charge')
  return moved.length === 0 ? null : moved.map((entry) => formatMoney(entry)).join(', ')
}

/** Each part of a path is encoded, for a name may hold a `#` or a `%`. */
function href(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function block(part: PlainReportBlock): Markup {
  switch (part.type) {
    case 'heading':
      return html`<h4>${inlines(part.content)}</h4>`
    case 'paragraph':
      return html`<p>${inlines(part.content)}</p>`
    case 'bulletList':
      return html`<ul>${part.content.map(listItem)}</ul>`
    case 'orderedList':
      return html`<ol>${part.content.map(listItem)}</ol>`
  }
}

function listItem(item: {
  content: readonly { content?: readonly PlainReportInline[] | undefined }[]
}): Markup {
  return html`<li>${item.content.map(({ content }) => html`<p>${inlines(content)}</p>`)}</li>`
}

function inlines(content: readonly PlainReportInline[] | undefined): Markup[] {
  return (content ?? []).map((part) => {
    if (part.type === 'hardBreak') return html`<br>`
    const isBold = part.marks?.some(({ type }) => type === 'bold')
    return isBold ? html`<strong>${part.text}</strong>` : html`${part.text}`
  })
}
