import { describe, expect, it } from 'vitest'
import { EnvError, parseEnv, startWarnings } from './env'

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
  RESEND_WEBHOOK_SECRET: 'whsec_example',
  MAIL_FROM: 'Mediphany <hello@mediphany.health>',
  SUPPORT_EMAIL: 'help@mediphany.health',
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

  it.each([
    ['APP_URL', 'http://www.example.com'],
    ['STRIPE_SECRET_KEY', 'sk_test_51abc'],
    ['STRIPE_SECRET_KEY', 'rk_test_51abc'],
    ['STRIPE_API_BASE', 'http://localhost:3001'],
    ['RESEND_BASE_URL', 'http://localhost:3002'],
    ['MAIL_FROM', 'Mediphany <hello@mediphany.example>'],
    ['MAIL_FROM', 'hello@example.com'],
    ['SUPPORT_EMAIL', 'help@mediphany.example'],
  ])('refuses a production start with %s=%s, and repeats no value', (name, value) => {
    const start = () => parseEnv({ ...COMPLETE, [name]: value })
    expect(start).toThrow(new RegExp(`Not for production:\\n {2}${name} `))
    expect(start).not.toThrow(new RegExp(RegExp.escape(value)))
    expect(() => parseEnv({ ...COMPLETE, [name]: value, DEMO: '1' })).not.toThrow()
  })

  it('warns of a production without a virus scanner', () => {
    expect(startWarnings(parseEnv(COMPLETE))).toEqual([expect.stringContaining('CLAMD_HOST')])
    expect(startWarnings(parseEnv({ ...COMPLETE, CLAMD_HOST: 'clamd' }))).toEqual([])
    expect(startWarnings(parseEnv({ ...COMPLETE, DEMO: '1' }))).toEqual([])
  })

  it('names a wrong value without repeating it', () => {
    const start = () => parseEnv({ ...COMPLETE, STRIPE_SECRET_KEY: 'secret-typed-wrong' })
    expect(start).toThrow(/STRIPE_SECRET_KEY/)
    expect(start).not.toThrow(/secret-typed-wrong/)
  })
})
