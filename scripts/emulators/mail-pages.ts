import type { SentMail } from './mail-store'

const STYLE = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { margin: 0 auto; max-width: 60rem; padding: 1rem }
  a { color: inherit } ul { list-style: none; padding: 0 }
  li a { display: grid; gap: .25rem; padding: .75rem; border: 1px solid #8886; border-radius: .5rem; margin-bottom: .5rem;
    text-decoration: none }
  li a:hover, li a:focus { border-color: currentColor }
  small { opacity: .75 } h1 { font-size: 1.5rem }
  iframe { width: 100%; height: 75vh; border: 1px solid #8886; border-radius: .5rem; background: white }
  pre { white-space: pre-wrap; border: 1px solid #8886; border-radius: .5rem; padding: 1rem }`

/** The inbox: every mail that was sent, newest first. It reloads itself, so that a new one shows. */
export function inboxPage(mails: readonly SentMail[]): string {
  const items = mails.toReversed().map(
    (mail) => `<li><a href="/inbox/${mail.id}"><strong>${escapeHtml(mail.subject)}</strong>
      <span>To ${escapeHtml(mail.to.join(', '))}</span><small>${when(mail)}</small></a></li>`,
  )
  const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : '<p>No mail yet.</p>'
  return page('Mail inbox', `<h1>Mail inbox</h1>${list}`, '<meta http-equiv="refresh" content="5">')
}

/** One mail: what a reader sees and the text version below it. */
export function mailPage(mail: SentMail): string {
  const html = `<base target="_blank">${mail.html ?? ''}`
  return page(
    mail.subject,
    `<p><a href="/inbox">Back to the inbox</a></p><h1>${escapeHtml(mail.subject)}</h1>
    <p>From ${escapeHtml(mail.from)}<br>To ${escapeHtml(mail.to.join(', '))}<br><small>${when(mail)}</small></p>
    <iframe title="The mail" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(html)}"></iframe>
    <h2>Text version</h2><pre>${linked(mail.text ?? '')}</pre>`,
  )
}

function page(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
    <meta name="viewport" content="width=device-width"><style>${STYLE}</style>${head}</head><body>${body}</body></html>`
}

function when(mail: SentMail): string {
  return mail.created_at.replace('T', ' ').slice(0, 19).concat(' UTC')
}

function linked(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a href="${url}" target="_blank">${url}</a>`,
  )
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
