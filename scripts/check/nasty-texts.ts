import { contactsForm } from '../../app/account/certificates/[id]/set-up/contacts-form'
import { passesFilter } from '../../components/catalog/passes-filter'
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

/** Pieces of text that, when repeated, expose steps with quadratic running time. */
export const NASTY = [
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

/** Returns a piece, repeated to a length of 100,000 characters. */
export const fill = (unit: string) => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE)

const formOf = (text: string) => {
  const form = new FormData()
  form.set('csr', text)
  return form
}
const contactsOf = (text: string) => ({ id: '00000000-0000-4000-8000-000000000000', admin: { firstName: text, phone: text, email: text } })

/** The parsers of external text, each with a readable name. */
export const DOORS: Record<string, (text: string) => unknown> = {
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
