import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressNote, addressProblemText } from './address-text'
import { readAddress } from './read-address'

function read(text: string) {
  const address = readAddress(text)
  return address.ok ? address.value : address.error.code
}

describe('an address to secure', () => {
  it.each<[string, object]>([
    ['shop.example.com', { domain: 'shop.example.com', wildcard: false, registrable: 'example.com', removed: [] }],
    ['  Shop.Example.COM ', { domain: 'shop.example.com' }],
    ['example.co.uk', { registrable: 'example.co.uk' }],
    ['*.example.com', { domain: 'example.com', name: '*.example.com', wildcard: true }],
    ['https://shop.example.com:8443/pay?x=1#top', { domain: 'shop.example.com', removed: ['scheme', 'path', 'port'] }],
    ['//shop.example.com', { domain: 'shop.example.com', removed: ['scheme'] }],
    ['https://jo:secret@shop.example.com', { domain: 'shop.example.com', removed: ['scheme', 'user'] }],
    ['shop.example.com.', { domain: 'shop.example.com', removed: ['dot'] }],
    ['München.example.com', { domain: 'xn--mnchen-3ya.example.com', unicode: 'münchen.example.com' }],
    ['xn--mnchen-3ya.example.com', { unicode: 'münchen.example.com' }],
    ['my-site.github.io', { domain: 'my-site.github.io' }],
    ['\u202ashop.example.com\u202c', { domain: 'shop.example.com', removed: ['invisible'] }],
    ['\u200eshop.example.com\u200f', { domain: 'shop.example.com', removed: ['invisible'] }],
    ['shop.exam\u00adple.com', { domain: 'shop.example.com', removed: ['invisible'] }],
    ['shop.example.com,', { domain: 'shop.example.com', removed: ['marks'] }],
    ['shop.example.com.,', { domain: 'shop.example.com', removed: ['marks', 'dot'] }],
    ['“shop.example.com”', { domain: 'shop.example.com', removed: ['marks'] }],
    ['<https://shop.example.com/>', { domain: 'shop.example.com', removed: ['marks', 'scheme', 'path'] }],
    ['(shop.example.com)', { domain: 'shop.example.com', removed: ['marks'] }],
    ['[shop.example.com]', { domain: 'shop.example.com', removed: ['marks'] }],
    ['http:/shop.example.com', { domain: 'shop.example.com', removed: ['scheme'] }],
    ['http:\\\\shop.example.com', { domain: 'shop.example.com', removed: ['scheme'] }],
    ['\\\\shop.example.com\\files', { domain: 'shop.example.com', removed: ['scheme', 'path'] }],
    ['shop。example。com', { domain: 'shop.example.com' }],
    ['ＳＨＯＰ.example.com', { domain: 'shop.example.com' }],
    ['l·l.example.com', { unicode: 'l·l.example.com' }],
  ])('is read: %s', (text, expected) => {
    expect(read(text)).toMatchObject(expected)
  })

  it.each([
    ['', 'empty'],
    ['203.0.113.7', 'ip'],
    ['http://203.0.113.7:8080/', 'ip'],
    ['2001:db8::1', 'ip'],
    ['https://[2001:db8::1]:443/', 'ip'],
    ['localhost', 'internal'],
    ['http://localhost:3000', 'internal'],
    ['tidewater-tools', 'no_ending'],
    ['intranet.local', 'internal'],
    ['router.home.arpa', 'internal'],
    ['shop.example', 'internal'],
    ['co.uk', 'public_suffix'],
    ['com', 'public_suffix'],
    ['shop.example.con', 'unknown_ending'],
    ['*.com', 'wildcard_too_wide'],
    ['*', 'wildcard_misplaced'],
    ['www.*.com', 'wildcard_misplaced'],
    ['shop*.example.com', 'wildcard_misplaced'],
    ['jo@example.com', 'email'],
    ['shop.example.com, mail.example.com', 'several'],
    ['a.example.com\nb.example.com', 'several'],
    ['a.com, nonsense', 'one_of_several'],
    ['a.com; b.com; nonsense', 'one_of_several'],
    ['a.com nonsense', 'one_of_several'],
    ['I want a.com and b.com', 'several'],
    ['my shop', 'not_a_name'],
    ['shop_one.example.com', 'not_a_name'],
    ['-shop.example.com', 'not_a_name'],
    ['shop-.example.com', 'not_a_name'],
    ['*.203.0.113.7', 'not_a_name'],
    ['shop..example.com', 'not_a_name'],
    ['1.2.3.4.5', 'not_a_name'],
    [`${'a'.repeat(64)}.example.com`, 'not_a_name'],
    ['xn--zz.example.com', 'broken_label'],
    ['xn--abc-.example.com', 'broken_label'],
    ['xn--myshop-xg0c.example.com', 'broken_label'],
    ['ab--cd.example.com', 'reserved_label'],
    ['sh%6fp.example.com', 'odd_sign'],
    ['my–shop.example.com', 'odd_sign'],
    ['my−shop.example.com', 'odd_sign'],
    ['my‐shop.example.com', 'odd_sign'],
    ['shop™.example.com', 'odd_sign'],
    ['m².example.com', 'odd_sign'],
    ['☕.example.com', 'odd_sign'],
    ['o’neill.example.com', 'odd_sign'],
  ])('is refused: %s', (text, code) => {
    expect(read(text)).toBe(code)
  })

  it('never contains a password: nothing before the @ is returned', () => {
    for (const text of [
      'https://jo:secret@203.0.113.7',
      'jo:secret@203.0.113.7',
      'ftp://jo:secret@shop.example.com',
      'jo:se@cret@shop.local/x',
    ])
      expect(JSON.stringify(readAddress(text))).not.toMatch(/secret|cret/)
  })

  it('comes with a note on what was left out', () => {
    const note = (text: string) => {
      const address = readAddress(text)
      return address.ok ? addressNote(address.value) : addressProblemText(address.error)
    }
    expect(note('shop.example.com')).toBeNull()
    expect(note('https://shop.example.com:8443/')).toBe(
      'We removed “https://”, the path and the port. A certificate covers shop.example.com as a whole: every page, every port.',
    )
    expect(note('münchen.example.com')).toBe('In the certificate this is written xn--mnchen-3ya.example.com.')
    expect(note('a.com, nonsense')).toBe(
      '“nonsense” has no ending. Enter the whole address, such as nonsense.com. A name used only inside your network can’t have a public certificate. Correct it, or enter just a.com.',
    )
    expect(note('a.com, shop.con')).toBe(
      '“.con” is not an ending used on the internet. Check the spelling of “shop.con”. Correct it, or enter just a.com.',
    )
    expect(note('jo@example.com')).toBe('“jo@example.com” is an email address. To secure its website, enter example.com.')
  })

  it('yields a name for a certificate, or a message, whatever the text', { timeout: 60_000 }, () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain(), fc.ipV6(), fc.emailAddress())
    fc.assert(
      fc.property(text, (value) => {
        const address = readAddress(value)
        if (address.ok) {
          expect(address.value.domain).toMatch(/^[a-z0-9.-]+\.[a-z0-9-]+$/)
          expect(readAddress(address.value.name)).toMatchObject({ ok: true, value: { name: address.value.name, removed: [] } })
        } else expect(addressProblemText(address.error)).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})
