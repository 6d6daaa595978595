import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'

describe('content security policy', () => {
  it('never allows inline or evaluated scripts in production', () => {
    const policy = contentSecurityPolicy({ nonce: 'abc' })
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]
    expect(scripts).toBe("'self' 'nonce-abc'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("object-src 'none'")
  })

  it('allows a prerendered page exactly its own scripts', () => {
    expect(contentSecurityPolicy({ scriptHashes: ["'sha256-x'"] })).toContain("script-src 'self' 'sha256-x';")
  })

  it('lets a page frame only the origins it is given', () => {
    const frames = (policy: string) => /frame-src ([^;]*)/.exec(policy)?.[1]
    expect(frames(contentSecurityPolicy({}))).toBe("'self'")
    expect(frames(contentSecurityPolicy({ frameSources: ['https://video.example'] }))).toBe(
      "'self' https://video.example",
    )
  })

  it('lets a form end at the payment page and nowhere else', () => {
    const formAction = /form-action ([^;]*)/.exec(
      contentSecurityPolicy({ stripeBase: 'http://localhost:3001' }),
    )?.[1]
    expect(formAction).toBe("'self' https://checkout.stripe.com http://localhost:3001")
  })
})
