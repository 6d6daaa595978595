import { expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/resend/route'

it('has no mail webhook without a secret for it', async () => {
  const request = new Request('http://localhost:3000/api/webhooks/resend', { method: 'POST', body: '{}' })
  expect((await POST(request)).status).toBe(404)
})
