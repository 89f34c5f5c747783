import { describe, expect, test } from 'vitest'
import { contactsForm } from '../../app/account/certificates/[id]/set-up/contacts-form'
import { passesFilter } from '../../components/catalog/facets'
import { typedValues } from '../../lib/auth/form-input'
import { canonicalEmail } from '../../lib/canonical-email'
import { splitPem } from '../../lib/chain/split-pem'
import { cleanAddress } from '../../lib/csr/address/clean-address'
import { readAddress } from '../../lib/csr/address/read-address'
import { secretIn, secretInFile } from '../../lib/csr/keys/keys'
import { readUpload } from '../../lib/csr/read-upload'
import { readRequest } from '../../lib/csr/request/read-request'
import { fileStem } from '../../lib/guides/file-names'
import { parseDecimal } from '../../lib/money'
import { placeOrderInput } from '../../lib/orders/schema'
import { causeOf } from '../../lib/registrar/translation/causes'
import { enomPhone } from '../../lib/registrar/translation/phone'

const SIZE = 100_000

/** Filler texts that expose steps with quadratic running time. */
const NASTY = [
  ...['-', '=', '.', ' ', '\n', '\t', '\r\n', 'A', 'M', '0', '%', '&', '<', '\\', '"', '@', ':', '/', '[', '(', '+', 'é', '\0'],
  ...[
    '\u200E',
    '\u00A0',
    '\u2014',
    '\uD800',
    '-BEGIN   ',
    '-----BEGIN',
    '-----BEGIN CERTIFICATE REQUEST-----',
    '-----END ',
    '-----END CERTIFICATE REQUEST-----\n',
  ],
  ...[
    'BEGIN PRIVATE ',
    'BEGIN RSA',
    '-BEGIN-EC-',
    'PRIVATE KEY',
    '=3D',
    '=\n',
    '=20',
    '&#',
    '&amp;',
    '&#43;',
    '&nbsp;',
    '\\/',
    '\\n',
    '\\u002b',
    '<br>',
    '<a ',
    '<span',
    '</',
  ],
  ...[
    '%25',
    '%2B',
    '%2525',
    '> ',
    '> > ',
    '1 ',
    '1\n',
    '12: ',
    '# ',
    '"\n',
    '" +\n"',
    '{"',
    '{"d":"',
    '"kty":',
    'MIIC',
    'MII ',
    'MA ',
    'LS0t',
    'LS0tLS1CRUdJTiBD\n',
    'b3BlbnNza',
  ],
  ...[
    '30',
    '30 ',
    '30:',
    '3082',
    '0x30,',
    '00000000: ',
    'priv:',
    'prime1',
    '<D>',
    'x@',
    'a.',
    'xn--',
    '*.',
    ',',
    'Comment: a\n',
    'DNS_',
    'FILE_A',
    'insufficient ',
    'not enough ',
    'balance ',
  ],
]

const fill = (unit: string, size = SIZE) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)

const formOf = (text: string) => {
  const form = new FormData()
  form.set('csr', text)
  return form
}
const contactsOf = (text: string) => ({ id: '00000000-0000-4000-8000-000000000000', admin: { firstName: text, phone: text, email: text } })

const DOORS: Record<string, (text: string) => unknown> = {
  'the box for a request': readRequest,
  'the longest text of that box': (text) => readRequest(text.slice(0, 20_000)),
  'the page’s guard against private keys': secretIn,
  'its guard for files': (text) => secretInFile(Buffer.from(text)),
  'a file, read': (text) => readUpload(Buffer.from(text)),
  'a refused form, given back': (text) => typedValues(formOf(text)),
  'the address finder': readAddress,
  'a web address': cleanAddress,
  'the contacts': (text) => contactsForm.safeParse(contactsOf(text)),
  'a phone number': enomPhone,
  'the search of the catalogue': (q) => passesFilter([{ proves: 'dv', covers: 'one', brand: 'x', words: 'rapidssl' }], { q }),
  'a mail address': canonicalEmail,
  'the checkout': (email) => placeOrderInput.safeParse({ email, country: 'GB', agreed: 'on' }),
  'a price': (text) => parseDecimal(text, 'USD'),
  'the name of a file': fileStem,
  'a certificate': splitPem,
  'words of Enom': (text) => causeOf({ text }),
}

/** Returns the CPU time in milliseconds. Takes the best of up to ten runs, stopping early if one is clearly fast. */
async function cost(work: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 10; i += 1) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
    if (best < 25) break
  }
  return best
}

/**
 * A busy machine takes up to twice as long. Then what counts is that twice the text does not take four times as long, measured side by side,
 * and again if the machine was busier during one of the two.
 */
async function isQuick(work: (text: string) => unknown, unit: string, ms: number): Promise<boolean> {
  if (ms < 50 || ms >= 100) return ms < 50
  const [half, whole] = [fill(unit, SIZE / 2), fill(unit)]
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const least = await cost(() => work(half))
    const most = await cost(() => work(whole))
    if (most < 50 || most < 3 * least) return true
  }
  return false
}

describe.each(Object.keys(DOORS))('100,000 letters of any one kind are handled quickly: %s', (name) => {
  const door = DOORS[name] ?? (() => undefined)
  test('takes less than 50 ms', { timeout: 120_000 }, async () => {
    const slow: string[] = []
    for (const unit of NASTY) {
      const text = fill(unit)
      const ms = await cost(() => door(text))
      if (!(await isQuick(door, unit, ms))) slow.push(`${JSON.stringify(unit)}: ${ms.toFixed(0)} ms`)
    }
    expect(slow).toEqual([])
  })
})
