import { describe, expect, it } from 'vitest'
import { canonicalAddress, suggestAddress } from './mail-address'

describe('canonicalAddress', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['  Ada.Lovelace@Example.COM \n', 'ada.lovelace@example.com'],
    ['ada＠example.com', 'ada@example.com'],
    ['ａｄａ@example.com', 'ada@example.com'],
    ['ada+report@mail.example.co.uk', 'ada+report@mail.example.co.uk'],
    ["o'neill@example.ie", "o'neill@example.ie"],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BÜCHER.example', 'ada@xn--bcher-kva.example'],
  ])('reads %j as %s', (typed, address) => {
    expect(canonicalAddress(typed)).toEqual({ ok: true, value: address })
  })

  it('leaves a canonical address as it is', () => {
    const once = canonicalAddress('ＡＤＡ@BÜCHER.example')
    expect(once.ok && canonicalAddress(once.value)).toEqual(once)
  })

  it.each([
    '',
    'ada',
    '@example.com',
    'ada@',
    'ada@localhost',
    'ada@example.com,eve@example.com',
    'ada@example.com;eve@example.com',
    'ada@example.com eve@example.com',
    'ada@example.com\neve@example.com',
    'ada@example.com\r\nBcc: eve@example.com',
    'ada@eve@example.com',
    'ada＠eve@example.com',
    '"ada@eve.example"@example.com',
    '"ada"@example.com',
    'Ada <ada@example.com>',
    'ada(comment)@example.com',
    'a da@example.com',
    'ada@exam ple.com',
    'ada@exam\u0000ple.com',
    'ada\u0007@example.com',
    'ada\u202e@example.com',
    'аda@example.com',
    '.ada@example.com',
    'ada.@example.com',
    'a..da@example.com',
    'ada@.example.com',
    'ada@example..com',
    'ada@example.com.',
    'ada@-example.com',
    'ada@example.com/path',
    'ada@example.com:25',
    'ada@ex%61mple.com',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    'ada@0x7f.1',
    'ada@example。com',
  ])('refuses %j', (typed) => {
    expect(canonicalAddress(typed)).toEqual({ ok: false, code: 'BAD_ADDRESS' })
  })
})

describe('an address that is too long', () => {
  it.each([
    ['before the @', `${'a'.repeat(65)}@example.com`],
    ['in a label', `ada@${'a'.repeat(64)}.com`],
    ['in all', `ada@${'a.'.repeat(130)}com`],
    ['by far', 'a'.repeat(10_000)],
  ])('is refused: %s', (_where, typed) => {
    expect(canonicalAddress(typed)).toEqual({ ok: false, code: 'BAD_ADDRESS' })
  })
})

describe('suggestAddress', () => {
  it.each([
    ['ada@gmial.com', 'ada@gmail.com'],
    ['ada@hotmial.com', 'ada@hotmail.com'],
  ])('suggests for %s', (typed, meant) => {
    expect(suggestAddress(typed)).toBe(meant)
  })

  it.each(['ada@gmail.com', 'ada@example.com', 'not an address', ''])(
    'has nothing to say about %j',
    (typed) => {
      expect(suggestAddress(typed)).toBeNull()
    },
  )
})
