import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readUpload } from '../read-upload'
import { makeRequest } from '../testing/test-requests'
import { readRequest } from './read-request'

/**
 * The longest and the shortest request: only the length of the key affects how pasting can alter a request. KEELMARK_THOROUGH=1 adds the
 * other types.
 */
const KEYS = [
  ['RSA 4096', 'RSA -pkeyopt rsa_keygen_bits:4096'],
  ['P-256', 'EC -pkeyopt ec_paramgen_curve:P-256'],
  ...(process.env.KEELMARK_THOROUGH === '1'
    ? ([
        ['RSA 2048', 'RSA -pkeyopt rsa_keygen_bits:2048'],
        ['RSA 3072', 'RSA -pkeyopt rsa_keygen_bits:3072'],
        ['P-384', 'EC -pkeyopt ec_paramgen_curve:P-384'],
      ] as const)
    : []),
] as const

const base64 = (text: string) => Buffer.from(text).toString('base64')
const wrapped = (text: string, width: number) => text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n')
const bodyOf = (pem: string) => pem.replace(/-----.*?-----|\s/g, '')
const rowsOf = (pem: string) => pem.trim().split('\n')
const urlSafe = (pem: string) => pem.replace(/^(?!-----).*$/gm, (row) => row.replaceAll('+', '-').replaceAll('/', '_'))
const htmlLetters = (pem: string) => pem.replaceAll('+', '&#43;').replaceAll('/', '&#x2F;').replaceAll('=', '&equals;')
const printable = (pem: string) => pem.replaceAll('=', '=3D')

/** The ways a request can be altered when it is pasted. Each must be read as if it were unchanged. */
const PASTED: [string, (pem: string) => string][] = [
  ['as it was made', (pem) => pem],
  ['Windows line ends', (pem) => pem.replaceAll('\n', '\r\n')],
  ['Mac line ends', (pem) => pem.replaceAll('\n', '\r')],
  ['HTML entities', htmlLetters],
  ['HTML line breaks', (pem) => pem.trim().replaceAll('\n', '<br>\n')],
  ['HTML line breaks alone', (pem) => pem.trim().replaceAll('\n', '<br />')],
  ['HTML hard blanks', (pem) => pem.trim().replaceAll('\n', '&nbsp;\n')],
  ['a page of HTML', (pem) => `<div class="csr" style="font-family: monospace"><p>${pem.trim().replaceAll('\n', '</p>\n<p>')}</p></div>`],
  ['an attribute of HTML', (pem) => `<textarea name="csr" rows="5">${htmlLetters(pem)}</textarea>`],
  ['quoted-printable', printable],
  ['quoted-printable, soft line breaks', (pem) => wrapped(printable(pem).replaceAll('\n', '=0A'), 60).replaceAll('\n', '=\n')],
  ['JSON of JavaScript', (pem) => JSON.stringify({ csr: pem })],
  ['JSON of PHP', (pem) => JSON.stringify({ csr: pem }).replaceAll('/', '\\/')],
  ['JSON with escaped letters', (pem) => JSON.stringify({ csr: pem }).replaceAll('+', '\\u002b').replaceAll('=', '\\u003D')],
  ['JSON inside JSON', (pem) => JSON.stringify({ body: JSON.stringify({ csr: pem }) })],
  ['escaped line breaks', (pem) => pem.replaceAll('\n', '\\n')],
  ['escaped Windows line breaks', (pem) => pem.replaceAll('\n', '\\r\\n')],
  ['direction marks', (pem) => `\u202A${pem.replaceAll('\n', '\u202C\n\u202A')}\u202C`],
  ['zero-width spaces and a byte order mark', (pem) => `\uFEFF${pem.replace(/.{30}/g, '$&\u200B')}`],
  ['soft hyphens', (pem) => pem.replace(/.{11}/g, '$&\u00AD')],
  ['hard blanks', (pem) => pem.replace(/^/gm, '\u00A0').replaceAll('CERTIFICATE REQUEST', 'CERTIFICATE\u00A0REQUEST')],
  ['dashes from a word processor', (pem) => pem.replaceAll('-----', '——-')],
  ['short dashes from a word processor', (pem) => pem.replaceAll('-----', '‐‐‐‐‐')],
  ['URL-safe base64', urlSafe],
  ['URL-safe base64 alone', (pem) => urlSafe(bodyOf(pem)).replaceAll('=', '')],
  ['percent-encoded', (pem) => encodeURIComponent(pem)],
  ['percent-encoded as by a form', (pem) => new URLSearchParams({ csr: pem, next: '1' }).toString()],
  ['percent-encoded twice', (pem) => encodeURIComponent(encodeURIComponent(pem))],
  ['UTF-16 including its NULs', (pem) => Buffer.from(pem, 'utf16le').toString('latin1')],
  ['base64 of the whole text', base64],
  ['base64 of the whole text, in lines', (pem) => wrapped(base64(pem), 76)],
  ['base64 of base64', (pem) => base64(base64(pem))],
  ['base64 of the bytes', bodyOf],
  ['base64 of the bytes after some words', (pem) => `please take this request: ${bodyOf(pem)} thank you`],
  ['base64 of the bytes after long words', (pem) => `from /etc/ssl/requests/shop and elsewhere\n${wrapped(bodyOf(pem), 64)}`],
  ['first line lost', (pem) => rowsOf(pem).slice(1).join('\n')],
  ['first line lost, text in front', (pem) => `Hello,\nhere is my request\n\n${rowsOf(pem).slice(1).join('\n')}`],
  ['last line lost', (pem) => rowsOf(pem).slice(0, -1).join('\n')],
  ['last line missing, with text after it', (pem) => `${rowsOf(pem).slice(0, -1).join('\n')}\n\nThank you\nBob`],
  ['first and last line lost', (pem) => rowsOf(pem).slice(1, -1).join('\n')],
  ['first line doubled', (pem) => `${rowsOf(pem)[0]}\n${pem}`],
  ['both lines doubled', (pem) => `${rowsOf(pem)[0]}\n${pem}${rowsOf(pem).at(-1)}\n`],
  ['first line broken', (pem) => pem.replace('CERTIFICATE REQUEST', 'CERTIFICATE\nREQUEST')],
  ['first line broken in the middle of a word', (pem) => pem.replace('CERTIFICATE REQUEST', 'CERTIFI\nCATE REQUEST')],
  ['extra spaces in the begin and end lines', (pem) => pem.replaceAll('CERTIFICATE REQUEST', ' CERTIFICATE   REQUEST ')],
  ['spaces between dashes and words', (pem) => pem.replaceAll('-----BEGIN', '----- BEGIN').replaceAll('REQUEST-----', 'REQUEST -----')],
  ['four dashes', (pem) => pem.replaceAll('-----', '----')],
  ['six dashes', (pem) => pem.replaceAll('-----', '------')],
  ['four dashes at the end', (pem) => pem.replace(/-----\n$/, '----')],
  ['dashes missing on one side', (pem) => pem.replaceAll('-----BEGIN', 'BEGIN').replaceAll('REQUEST-----', 'REQUEST--')],
  ['lower case', (pem) => pem.replaceAll('BEGIN CERTIFICATE REQUEST', 'begin certificate request')],
  ['NEW in its begin and end lines', (pem) => pem.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')],
  ['quoted in a mail', (pem) => `On Monday Jo wrote:\n> Hello\n>\n${pem.replace(/^/gm, '> ')}`],
  ['quoted twice in an email', (pem) => pem.replace(/^/gm, '> > ')],
  [
    'line numbers',
    (pem) =>
      rowsOf(pem)
        .map((row, at) => `${at + 1} ${row}`)
        .join('\n'),
  ],
  [
    'line numbers from cat',
    (pem) =>
      rowsOf(pem)
        .map((row, at) => `${String(at + 1).padStart(6)}\t${row}`)
        .join('\n'),
  ],
  [
    'line numbers followed by a bar',
    (pem) =>
      rowsOf(pem)
        .map((row, at) => ` ${at + 1} | ${row}`)
        .join('\n'),
  ],
  ['indented', (pem) => pem.replace(/^/gm, '\t    ')],
  ['a list of YAML', (pem) => `csr: |\n${pem.replace(/^/gm, '  ')}`],
  ['a fence of Markdown', (pem) => `Here it is:\n\n\`\`\`pem\n${pem}\`\`\`\n`],
  ['a comment', (pem) => pem.replace(/^/gm, '# ')],
  ['a change of git', (pem) => pem.trim().replace(/^/gm, '+')],
  [
    'source code',
    (pem) =>
      rowsOf(pem)
        .map((row) => `    "${row}\\n" +`)
        .join('\n'),
  ],
  [
    'PHP source code',
    (pem) =>
      rowsOf(pem)
        .map((row) => `  . '${row}'`)
        .join('\n'),
  ],
  ['a list of strings', (pem) => JSON.stringify(rowsOf(pem), null, 2)],
  ['on one line', (pem) => pem.replaceAll('\n', ' ')],
  ['without any blank', (pem) => pem.replaceAll('\n', '')],
  ['blank lines between', (pem) => pem.replaceAll('\n', '\n\n')],
  ['in lines of 10', (pem) => `-----BEGIN CERTIFICATE REQUEST-----\n${wrapped(bodyOf(pem), 10)}\n-----END CERTIFICATE REQUEST-----`],
  ['words before and after', (pem) => `Dear team,\n\nplease: ${pem}\n--\nBob <bob@example.com>, 100% = all`],
  ['header lines inside', (pem) => pem.replace('\n', '\nComment: made by hand\nX-Tool: 3\n\n')],
  ['HTML in a quoted email', (pem) => htmlLetters(pem).replaceAll('\n', '<br>\n').replace(/^/gm, '> ')],
  ['a secret of Kubernetes', (pem) => `data:\n  note: ${base64('something else, and long')}\n  csr: ${base64(pem)}\n`],
  ['base64 of JSON', (pem) => base64(JSON.stringify({ csr: pem }))],
  ['XML', (pem) => `<?xml version="1.0"?><order><csr><![CDATA[${pem}]]></csr></order>`],
]

const FILES: [string, (pem: string) => Uint8Array][] = [
  ['DER', (pem) => Buffer.from(bodyOf(pem), 'base64')],
  ['PEM', (pem) => Buffer.from(pem)],
  ['UTF-8 with a byte order mark', (pem) => Buffer.from(`\uFEFF${pem}`)],
  ['UTF-16 with a byte order mark', (pem) => Buffer.from(`\uFEFF${pem}`, 'utf16le')],
  ['UTF-16 without a byte order mark', (pem) => Buffer.from(pem, 'utf16le')],
  ['UTF-16, big-endian', (pem) => Buffer.from(`\uFEFF${pem}`, 'utf16le').swap16()],
  ['UTF-16, big-endian, without a byte order mark', (pem) => Buffer.from(pem, 'utf16le').swap16()],
  ['text in Latin-1', (pem) => Buffer.from(`für den Laden\n${pem}`, 'latin1')],
  ['base64 of DER', (pem) => Buffer.from(bodyOf(pem))],
]

describe.each(KEYS)('a request with a key of type %s', (_, key) => {
  const { pem } = makeRequest({ key, subject: '/C=GB/O=Harbour Works/CN=shop.example.com' })
  const read = async (text: string) => {
    const found = await readRequest(text)
    return found.ok ? found.value.pem : found.error
  }

  it.each(PASTED)('is read however it is pasted: %s', async (_, change) => {
    expect(await read(change(pem))).toBe(pem)
  })

  it.each(FILES)('is read from a file of %s', async (_, change) => {
    expect(await read(readUpload(change(pem)))).toBe(pem)
  })

  it('is refused when truncated, and the missing part is named', async () => {
    const rows = rowsOf(pem)
    for (let kept = 2; kept < rows.length - 1; kept += 1) {
      expect(await read(rows.slice(0, kept).join('\n'))).toEqual({ code: 'cut_off', missing: 'end' })
    }
    expect(await read(rows.toSpliced(1, 1).join('\n'))).toEqual({ code: 'cut_off', missing: 'start' })
    expect(await read(rows.toSpliced(3, 1).join('\n'))).toEqual({ code: 'cut_off', missing: 'middle' })
    expect(await read(rows.toSpliced(-2, 1).join('\n'))).toEqual({ code: 'cut_off', missing: 'end' })
  })
})

describe('a message that contains a request', () => {
  const { pem, keyPem } = makeRequest({ key: 'EC -pkeyopt ec_paramgen_curve:P-256' })
  const folder = mkdtempSync(path.join(tmpdir(), 'message-'))
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
  writeFileSync(path.join(folder, 'key.pem'), keyPem)
  writeFileSync(path.join(folder, 'request.pem'), pem)
  run('req', '-x509', '-new', '-key', 'key.pem', '-subj', '/CN=old.example.com', '-out', 'cert.pem')
  run('req', '-in', 'request.pem', '-outform', 'DER', '-out', 'request.der')
  const sign = (input: string, form: string, ...more: string[]) => {
    run(
      'cms',
      '-sign',
      '-binary',
      '-nodetach',
      '-signer',
      'cert.pem',
      '-inkey',
      'key.pem',
      '-in',
      input,
      '-outform',
      form,
      '-out',
      'out',
      ...more,
    )
    return readFileSync(path.join(folder, 'out'))
  }
  const cmc = Buffer.from(readFileSync(path.join(folder, 'request.der')))
  const wrap = (tag: number, ...parts: Buffer[]) => {
    const content = Buffer.concat(parts)
    return Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 0xff]), content])
  }
  const empty = Buffer.from('3000', 'hex')
  // A PKIData (RFC 5272) with no controls and one numbered request [0].
  const pkiData = wrap(0x30, empty, wrap(0x30, wrap(0xa0, Buffer.from('020101', 'hex'), cmc)), empty, empty)
  writeFileSync(path.join(folder, 'pki.der'), pkiData)
  writeFileSync(path.join(folder, 'note.txt'), 'no request in here')
  const messages: [string, string][] = [
    ['from Windows for a renewal', sign('request.der', 'PEM').toString()],
    ['labelled as a request', sign('request.der', 'PEM').toString().replaceAll('CMS', 'NEW CERTIFICATE REQUEST')],
    ['as a file', readUpload(sign('request.der', 'DER'))],
    ['built in parts', readUpload(sign('request.der', 'DER', '-stream'))],
    ['around the text of a request', sign('request.pem', 'PEM').toString()],
    ['for CMC', sign('pki.der', 'PEM', '-econtent_type', '1.3.6.1.5.5.7.12.2').toString()],
    ['as a mail', sign('request.der', 'SMIME').toString()],
  ]
  const other = sign('note.txt', 'PEM').toString()
  rmSync(folder, { recursive: true })

  it.each(messages)('%s yields the request', async (_, text) => {
    const read = await readRequest(text)
    expect(read.ok ? read.value.pem : read.error).toBe(pem)
  })

  it('is identified if no request can be found in it', async () => {
    expect(await readRequest(other)).toEqual({ ok: false, error: { code: 'wrapped' } })
  })
})
