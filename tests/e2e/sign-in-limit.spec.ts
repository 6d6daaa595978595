import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { connected, makeFixtures } from './support/fixtures'
import { builtActions, sendAction } from './support/send-action'

// Among the last files by name, as is server-actions.spec.ts: both queue many mails, and other specs wait for one.

test('a changing X-Forwarded-For does not get past the limit on sign-in codes', async () => {
  const action = builtActions().find(({ name }) => name === 'app/(auth)/sign-in/actions.ts#askForCode')
  if (!action) throw new Error('the action is not in the build')
  const { databaseUrl } = makeFixtures()
  const forgetCounts = () =>
    connected(databaseUrl, (database) => database.query(`delete from rate_limit where key like 'sign_in%'`))
  const ask = async (index: number) => {
    const form = new FormData()
    form.set('email', `${randomUUID()}@patient.example`)
    form.set('to', '/orders')
    form.set('choice', 'typed')
    const address = `203.0.113.${index + 1}`
    const response = await sendAction(
      action,
      { args: [{ email: '', suggestion: null, problem: null }, form] },
      { 'x-forwarded-for': address, 'x-real-ip': address, forwarded: `for=${address}` },
    )
    const body = await response.text()
    return body.includes('"TOO_MANY"') ? 'refused' : response.headers.has('x-action-redirect') ? 'sent' : body
  }
  await forgetCounts()
  try {
    const answers: string[] = []
    for (let index = 0; index < 22; index += 1) answers.push(await ask(index))
    expect(answers).toEqual([...Array.from({ length: 20 }, () => 'sent'), 'refused', 'refused'])
  } finally {
    await forgetCounts()
  }
})
