import { describe, expect, it } from 'vitest'
import { EnvError, parseEnv } from './env'

const COMPLETE = {
  NODE_ENV: 'production',
  APP_URL: 'https://www.example.com/',
  DATABASE_URL: 'postgresql://user:password@host/db',
  AUTH_SECRET: 'x'.repeat(44),
  DATA_IDENTITIES: 'AGE-SECRET-KEY-1EXAMPLE',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'y'.repeat(44),
  STRIPE_SECRET_KEY: 'sk_live_example',
  STRIPE_WEBHOOK_SECRET: 'whsec_example',
  RESEND_API_KEY: 're_example',
  SUPPORT_PHONE: '+1 555 0100',
}

describe('the environment', () => {
  it('of a production start may be complete', () => {
    expect(parseEnv(COMPLETE)).toMatchObject({ APP_URL: 'https://www.example.com', PORT: 3000, DEMO: false })
  })

  it.each(Object.keys(COMPLETE).filter((name) => name !== 'NODE_ENV'))(
    'stops a production start without %s, by name',
    (name) => {
      const start = () => parseEnv({ ...COMPLETE, [name]: '' })
      expect(start).toThrow(EnvError)
      expect(start).toThrow(name)
    },
  )

  it('refuses a production address without https', () => {
    expect(() => parseEnv({ ...COMPLETE, APP_URL: 'http://www.example.com' })).toThrow(/https/)
  })

  it('names a wrong value without repeating it', () => {
    const start = () => parseEnv({ ...COMPLETE, STRIPE_SECRET_KEY: 'secret-typed-wrong' })
    expect(start).toThrow(/STRIPE_SECRET_KEY/)
    expect(start).not.toThrow(/secret-typed-wrong/)
  })
})
