import { createEmulator, defineEmulator } from 'emulate'
import { inboxPage, mailPage } from './mail-pages'
import { type MailStore, openMailStore, sendSchema } from './mail-store'

// The `emulate` package has a Resend of its own, but it forgets every mail when it stops. This one is made with the
// same package and speaks the part of Resend's API that the app uses (https://resend.com/docs/api-reference/emails).

/** Mails are kept here and not in the package's state, which is copied and written whole for each request. */
const mailEmulator = (store: MailStore) =>
  defineEmulator<Record<string, never>>({
    name: 'mediphany-mail',
    state: () => ({}),
    setup({ app }) {
      app.post('/emails', async (c) => {
        if (!c.req.header('authorization')?.startsWith('Bearer re_')) {
          return c.json(problem(401, 'missing_api_key', 'Missing API key'), 401)
        }
        const request = sendSchema.safeParse(await c.req.json<unknown>().catch(() => null))
        if (!request.success) {
          const where = request.error.issues.map((issue) => issue.path.join('.')).join(', ')
          return c.json(problem(422, 'validation_error', `Missing or wrong fields: ${where}`), 422)
        }
        const kept = store.keep(request.data, c.req.header('idempotency-key'))
        if (kept === 'conflict') {
          const message = 'The idempotency key was used with a different request'
          return c.json(problem(409, 'invalid_idempotent_request', message), 409)
        }
        return c.json(kept)
      })
      app.get('/emails', (c) => c.json({ object: 'list', has_more: false, data: store.mails.toReversed() }))
      app.get('/emails/:id', (c) => {
        const mail = store.mails.find(({ id }) => id === c.req.param('id'))
        return mail ? c.json(mail) : c.json(problem(404, 'not_found', 'Email not found'), 404)
      })
      app.get('/', (c) => c.redirect('/inbox'))
      app.get('/inbox', (c) => c.html(inboxPage(store.mails)))
      app.get('/inbox/:id', (c) => {
        const mail = store.mails.find(({ id }) => id === c.req.param('id'))
        return mail ? c.html(mailPage(mail)) : c.redirect('/inbox')
      })
    },
  })

function problem(statusCode: number, name: string, message: string) {
  return { statusCode, name, message }
}

/** Starts the mail service and its inbox page on a port of 127.0.0.1; mails are kept in `file`. */
export async function startMailEmulator(options: {
  port: number
  file: string
}): Promise<{ url: string; close: () => Promise<void> }> {
  const emulator = await createEmulator({
    service: mailEmulator(openMailStore(options.file)),
    port: options.port,
    inspector: false,
  })
  return { url: emulator.url, close: () => emulator.close() }
}
