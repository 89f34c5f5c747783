import { describe, expect, it } from 'vitest'
import { readRequest } from '../request/read-request'
import { makeRequest } from '../testing/test-requests'
import type { CsrFacts, ProductRules } from '../types'
import { checkRequest, isSendable } from './policy'

const DV: ProductRules = { level: 'dv', wildcard: false, multiDomain: false, namesIncluded: 1, family: 'symantec' }
const OV: ProductRules = { ...DV, level: 'ov' }
const WILDCARD: ProductRules = { ...DV, wildcard: true }
const MULTI: ProductRules = { ...DV, multiDomain: true, namesIncluded: 3, family: 'comodo' }

const FACTS: CsrFacts = {
  pem: '',
  commonName: 'www.example.com',
  otherCommonNames: [],
  asciiName: 'www.example.com',
  unicodeName: 'www.example.com',
  names: ['www.example.com'],
  wildcard: false,
  organization: 'Example Ltd',
  locality: 'Leeds',
  country: 'GB',
  keyType: 'rsa',
  keyBits: 2048,
  signature: 'SHA-256',
  spkiSha256: '',
}

/** Returns `severity code` of each finding. */
function codes(facts: Partial<CsrFacts>, product = DV) {
  return checkRequest({ ...FACTS, ...facts }, product).map(({ severity, code }) => `${severity} ${code}`)
}

function blockers(facts: Partial<CsrFacts>, product = DV) {
  return checkRequest({ ...FACTS, ...facts }, product)
    .filter(({ severity }) => severity === 'blocker')
    .map(({ text }) => text)
}

/** Returns the blockers of a request that has only this Common Name. */
function named(commonName: string, product = DV) {
  return blockers({ commonName, names: [commonName] }, product)
}

describe('a request can be sent', () => {
  it.each([DV, OV])('if it is an ordinary one: %o', (product) => {
    const findings = checkRequest(FACTS, product)
    expect(isSendable(findings)).toBe(true)
    expect(findings.map(({ text }) => text)).toEqual(['This covers www.example.com and example.com.'])
  })

  it('if a real request made with openssl contains only an address', async () => {
    const read = await readRequest(makeRequest().pem)
    expect(read.ok && checkRequest(read.value, DV).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning country_missing',
      'note covers_one',
    ])
  })

  it('if it is for a wildcard', () => {
    expect(codes({ commonName: '*.example.com', names: ['*.example.com', 'example.com', 'a.example.com'] }, WILDCARD)).toEqual([])
  })
})

describe('a key is refused', () => {
  it.each<[string, Partial<CsrFacts>]>([
    ['key_too_small', { keyBits: 1024 }],
    ['key_too_small', { keyBits: 2047 }],
    ['key_size_odd', { keyBits: 2056 }],
    ['key_size_odd', { keyBits: 8192 }],
    ['curve_refused', { keyType: 'ec', keyBits: 521, curve: 'P-521' }],
    ['curve_refused', { keyType: 'ec', keyBits: 256, curve: 'secp256k1' }],
    ['key_weak', { weakness: 'infineon' }],
  ])('%s', (code, facts) => {
    expect(codes(facts)).toContain(`blocker ${code}`)
  })

  it('but not a key of a common type', () => {
    for (const keyBits of [2048, 3072, 4096]) expect(blockers({ keyBits })).toEqual([])
    for (const curve of ['P-256', 'P-384']) expect(blockers({ keyType: 'ec', curve })).toEqual([])
  })
})

describe('an address is refused with advice', () => {
  it.each([
    ['https://shop.example.com/', 'The Common Name is “https://shop.example.com/”. It must be shop.example.com. Make the request again.'],
    ['shop.example.com:8443', 'The Common Name is “shop.example.com:8443”. It must be shop.example.com. Make the request again.'],
    ['shop.example.com/pay', 'The Common Name is “shop.example.com/pay”. It must be shop.example.com. Make the request again.'],
    ['shop.example.com.', 'The Common Name is “shop.example.com.”. It must be shop.example.com. Make the request again.'],
    [
      'shop .example.com',
      'The Common Name is “shop .example.com”, which is not an address. It must be shop.example.com. Make the request again.',
    ],
    ['my_shop.example.com', 'The Common Name is “my_shop.example.com”. Certificates can’t be issued for names with an underscore.'],
    [
      'Example Ltd',
      'The Common Name is “Example Ltd”, which is not an address. It must be a name such as shop.example.com. Make the request again.',
    ],
    ['203.0.113.7', 'Certificates here are issued for names, not IP addresses. Use the domain that points to 203.0.113.7.'],
    ['intranet.local', '“intranet.local” can’t have a public certificate because no one can prove they own it on the internet.'],
    [
      'fileserver',
      '“fileserver” has no ending. Enter the whole address, such as fileserver.com. A name used only inside your network can’t have a public certificate.',
    ],
    ['co.uk', '“co.uk” is shared by everyone. Enter your own name, such as example.co.uk.'],
    ['shop.example.con', '“.con” is not an ending used on the internet. Check the spelling of “shop.example.con”.'],
    ['www.*.example.com', 'The star can only be the first part: *.example.com.'],
    ['*.co.uk', '“*.co.uk” would cover other people’s names. Put the star before your own name: *.example.com.'],
    [
      'münchen.example.com',
      'The Common Name is “münchen.example.com”. Use its ASCII form, xn--mnchen-3ya.example.com, and make the request again.',
    ],
    ['', 'The request doesn’t say which address to secure. Make it again with the address as Common Name.'],
  ])('%s', (commonName, text) => {
    expect(blockers({ commonName, names: [] }, DV)).toEqual([text])
  })

  it('if it is too long for a Common Name', () => {
    expect(codes({ commonName: `${'a'.repeat(60)}.example.com` })).toContain('blocker name_too_long')
  })

  it('if it is only among the other names, or there are two Common Names', () => {
    expect(blockers({ commonName: '', names: ['shop.example.com'] })[0]).toContain('shop.example.com is listed only among the other names')
    expect(blockers({ otherCommonNames: ['mail.example.com'] })[0]).toContain(
      '2 Common Names, among them www.example.com and mail.example.com',
    )
  })
})

describe('the address must fit the product', () => {
  it('a wildcard needs a star', () => {
    expect(named('shop.example.co.uk', WILDCARD)).toEqual([
      'You bought a wildcard. The address must be *.example.co.uk; this request is for shop.example.co.uk. Make a new request, or ask us to swap the product before it is sent.',
    ])
  })

  it('one address needs no star', () => {
    expect(named('*.example.com')[0]).toMatch(/^This certificate covers one address, but the request is for \*\.example\.com\./)
  })

  it('a wildcard product with a request for another name yields only one piece of advice', () => {
    for (const commonName of ['example.com', 'www.example.com', 'shop.example.com']) {
      expect(codes({ commonName, names: [commonName, 'mail.example.net'] }, WILDCARD)).toEqual(['blocker wildcard_needed'])
    }
  })

  it('the www name of a sub-domain is a separate name', () => {
    const ignored = (commonName: string, other: string) =>
      checkRequest({ ...FACTS, commonName, names: [commonName, other] }, DV).find(({ code }) => code === 'names_ignored')?.text
    expect(ignored('shop.example.com', 'www.shop.example.com')).toContain('www.shop.example.com in your request will be ignored')
    expect(ignored('www.shop.example.com', 'shop.example.com')).toContain('shop.example.com in your request will be ignored')
  })

  it('a deeper wildcard gets a warning', () => {
    expect(codes({ commonName: '*.shop.example.com', names: [] }, WILDCARD)).toEqual(['warning wildcard_deep'])
  })

  it('names the product does not include get a warning, but not www and the bare name', () => {
    const ignored = (names: string[], commonName = 'www.example.com', product = DV) =>
      checkRequest({ ...FACTS, commonName, names: [commonName, ...names] }, product).find(({ code }) => code === 'names_ignored')?.text
    expect(ignored(['mail.example.com'])).toBe('This certificate covers one name. mail.example.com in your request will be ignored.')
    expect(ignored(['a.example.com', 'b.example.com'])).toContain('a.example.com and 1 more names')
    expect(ignored(['example.com'])).toBeUndefined()
    expect(ignored(['www.example.com'], 'example.com')).toBeUndefined()
    expect(ignored(['a.b.example.com'], '*.example.com', WILDCARD)).toContain('all names directly under example.com')
  })

  it('a name in another script is shown in both forms', () => {
    const text = checkRequest({ ...FACTS, commonName: 'xn--mnchen-3ya.example.com', names: [] }, DV).at(-1)?.text
    expect(text).toBe('In certificates, münchen.example.com is written as xn--mnchen-3ya.example.com.')
  })
})

describe('the organisation', () => {
  it('must be complete if the certificate contains it', () => {
    expect(blockers({ organization: undefined, country: undefined }, OV)).toEqual([
      'This certificate names your organisation, but the request has no organisation (O) and country (C). Make the request again with the details from the company register.',
    ])
    expect(blockers({ organization: undefined, locality: undefined, country: undefined })).toEqual([])
  })

  it.each([
    ['UK', '“UK”; its code is GB'],
    ['gb', '“gb”; its code is GB'],
    ['Germany', '“Germany”; its code is DE'],
    ['XX', '“XX”, which is not a two-letter country code'],
  ])('must have its country as a code: %s', (country, part) => {
    expect(blockers({ country }, OV)[0]).toContain(part)
  })

  it.each(['UK', 'gb', 'Germany', 'XX', 'G1'])(
    'only gets a warning about its country if the certificate does not contain it: %s',
    (country) => {
      expect(blockers({ country })).toEqual([])
      expect(codes({ country })).toContain('warning country_odd')
    },
  )

  it('must not be the software’s default', () => {
    const left = { organization: 'Internet Widgits Pty Ltd', state: 'Some-State', locality: 'Default City' }
    expect(codes(left, OV).slice(0, 3)).toEqual(['blocker organization_default', 'warning locality_default', 'warning state_default'])
    expect(codes(left)).toContain('warning organization_default')
  })

  it('gets a suggested spelling in plain ASCII letters', () => {
    const text = (organization: string, country: string) =>
      checkRequest({ ...FACTS, organization, country }, OV).find(({ code }) => code === 'subject_not_ascii')?.text
    expect(text('Müller GmbH', 'DE')).toContain('for example “Mueller GmbH”')
    expect(text('Łódź Sp. z o.o.', 'PL')).toContain('for example “Lodz Sp. z o.o.”')
    expect(text('Example Ltd', 'GB')).toBeUndefined()
  })

  it('may have a department and an email address, which are not used', () => {
    expect(codes({ unit: 'IT', email: 'jo@example.com' })).toEqual(['note covers_www', 'note unit_dropped', 'note email_dropped'])
  })
})

it('the worst finding comes first', () => {
  const severities = checkRequest({ ...FACTS, keyBits: 1024, signature: 'SHA-1', unit: 'IT', country: 'UK' }, OV).map((f) => f.severity)
  expect(severities).toEqual(['blocker', 'blocker', 'warning', 'note', 'note'])
})

it('quoted text is shortened and cannot reverse the direction of a sentence', () => {
  const [text] = named(`https://${'x'.repeat(300)}\u202Eabc`)
  expect(text?.length).toBeLessThan(250)
  expect(text).not.toContain('\u202E')
})

describe('a certificate for several names', () => {
  const names = ['www.example.com', 'mail.example.org']

  it('covers every name in the request, and the buyer is told if there is room for more', () => {
    expect(codes({ names }, MULTI)).toContain('warning names_left')
    expect(codes({ names: [...names, 'example.net'] }, MULTI)).toContain('note covers_names')
    expect(codes({ names }, MULTI)).not.toContain('warning names_ignored')
  })

  it('is refused with more names than were bought, or with one that no authority accepts', () => {
    expect(codes({ names: [...names, 'example.net', 'example.info'] }, MULTI)).toContain('blocker names_too_many')
    expect(codes({ names: [...names, 'server.local'] }, MULTI)).toContain('blocker name_among_names')
    expect(codes({ names: [...names, '*.example.net'] }, MULTI)).toContain('blocker name_among_names')
  })
})
