import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { checkLogin } from './commands/check-login'
import { EnomError } from './errors'
import { readAnswer } from './read-answer'
import { documentOf, EXCHANGES } from './test-replies'
import { LONGEST_REPLY, parseXml } from './xml'

vi.setConfig({ testTimeout: 60_000 })

const SECRET = 'canary-of-the-file'
let secretFile = ''
let listening = ''
let connections = 0
const listener = net.createServer((socket) => {
  connections += 1
  socket.destroy()
})

beforeAll(async () => {
  secretFile = path.join(mkdtempSync(path.join(tmpdir(), 'enom-xml-')), 'secret')
  writeFileSync(secretFile, SECRET)
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  listening = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/evil.dtd`
})
afterAll(async () => {
  rmSync(path.dirname(secretFile), { recursive: true })
  await new Promise((resolve) => listener.close(resolve))
})

const good = () => documentOf('CheckLogin', '<Account>123-ab-1234</Account>', 'API')
/** A good answer with a document type before its root and a reference to what that declares. */
const typed = (declarations: string, reference = '&x;') =>
  good()
    .replace('<interface-response>', `<!DOCTYPE interface-response ${declarations}><interface-response>`)
    .replace('123-ab-1234', reference)

/** The ways of making a parser fetch, expand or run something: file, network, parameter entity, wrapper, XInclude, stylesheet. */
function fetchers(): string[] {
  const targets = [
    `file://${secretFile}`,
    secretFile,
    listening,
    listening.replace('http:', 'ftp:'),
    'php://filter/convert.base64-encode/resource=/etc/passwd',
    'expect://id',
    'jar:file:///a!/b',
    'data:text/plain,hello',
    '//127.0.0.1/share',
  ]
  return targets.flatMap((target) => [
    typed(`[<!ENTITY x SYSTEM "${target}">]`),
    typed(`[<!ENTITY x PUBLIC "-//K//EN" "${target}">]`),
    typed(`[<!ENTITY % x SYSTEM "${target}"> %x;]`, 'a'),
    typed(`[<!ENTITY % a "<!ENTITY x SYSTEM '${target}'>"> %a;]`),
    typed(`SYSTEM "${target}"`),
    typed(`PUBLIC "-//K//EN" "${target}"`),
    typed(`[<!NOTATION n SYSTEM "${target}"><!ENTITY x SYSTEM "${target}" NDATA n>]`),
    good().replace('123-ab-1234', `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="${target}"/>`),
    good().replace('<interface-response>', `<?xml-stylesheet type="text/xsl" href="${target}"?><interface-response>`),
    good().replace(
      '<interface-response>',
      `<interface-response xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a ${target}">`,
    ),
  ])
}

const laughs = (depth: number) =>
  Array.from({ length: depth }, (_, at) => `<!ENTITY x${at} "${at ? `&x${at - 1};`.repeat(10) : 'ha'}">`).join('')

const expanders = () => [
  typed(`[${laughs(10)}]`, '&x9;'),
  typed(`[<!ENTITY x "${'a'.repeat(100_000)}">]`, '&x;'.repeat(5_000)),
  typed('[<!ENTITY x "&y;"><!ENTITY y "&x;">]'),
  typed('[<!ENTITY x "<Account>evil</Account>">]'),
  typed('[<!ATTLIST Account Type CDATA "evil">]', 'a'),
  typed('[<!ELEMENT Account ANY>]', 'a'),
  good().replace('<interface-response>', '<!doctype x [<!entity x "y">]><interface-response>'),
]

const fill = (unit: string, length = LONGEST_REPLY - 500) => unit.repeat(Math.floor(length / unit.length))
const heavy = () => [
  ...[
    '<a/>',
    '<a>1</a>',
    '&amp;',
    '&#65;',
    '&#x',
    '&',
    '>',
    ' ',
    'x',
    '<![CDATA[x]]>',
    '<![CDATA[',
    '<!---->',
    '<!--',
    '<?a?>',
    '<?',
    '<',
  ].map((unit) => `<interface-response>${fill(unit)}</interface-response>`),
  ...['<a>', '</a>', '<', 'x', '<a ', ']]>', '-->', '\u0000', '\ufeff'].map((unit) => fill(unit)),
  `${fill('<a>', 150_000)}${fill('</a>', 200_000)}`,
  `<interface-response ${Array.from({ length: 20_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`,
  `<interface-response ${fill('a="1" ')}/>`,
  `<interface-response a="${fill("'")}"/>`,
  `<interface-response${fill('\n')}/>`,
  'x'.repeat(LONGEST_REPLY + 1),
  'x'.repeat(20_000_000),
]

/** Names that mean something to the language, as elements and as attributes, filled so that pollution would show. */
const polluters = () =>
  ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', '#text', ':@', '#cdata'].flatMap(
    (name) => [
      good().replace('<Account>', `<${name}><polluted>yes</polluted></${name}><Account>`),
      good().replace('<Account>', `<constructor><prototype><${name}>yes</${name}></prototype></constructor><Account>`),
      good().replace('<Account>', `<Account ${name}="yes" polluted="yes">`),
      `<${name}><polluted>yes</polluted></${name}>`,
    ],
  )

/** Shapes of the W3C suite that are not well-formed, and some that are, in which a parser may go astray. */
const odd = () => [
  '',
  ' ',
  '<',
  '<>',
  '</>',
  '<a',
  '<a/',
  '<a>',
  '</a>',
  '<a></b>',
  '<a/><b/>',
  'text',
  '<a>&</a>',
  '<a>&#0;</a>',
  '<a>&#x110000;</a>',
  '<a>&#99999999999;</a>',
  '<a b="<"/>',
  '<a b=c/>',
  '<a b="1" b="2"/>',
  '<a b="1"c="2"/>',
  '<1a/>',
  '<a>]]></a>',
  '<!-- -- --><a/>',
  '<a><!--->--></a>',
  '<?xml?><a/>',
  ' <?xml version="1.0"?><a/>',
  '<?xml version="9.9"?><a/>',
  '<?xml version="1.0" encoding="utf-16"?><a/>',
  '<?xml version="1.0" encoding="none"?><a/>',
  '<a>\u0001</a>',
  '<a>\ufffe</a>',
  '<a>\ud800</a>',
  '<a xml:space="none"/>',
  '<a:b:c/>',
  '<a xmlns:x=""/>',
  '<![CDATA[x]]>',
  '<a><![CDATA[]]]]><![CDATA[>]]></a>',
  '<a/>\u0000',
  '\ufeff\ufeff<a/>',
  '<a ></a >',
  '<a\n></a\n>',
  '<Ａ/>',
  '<a>&lt;&unknown;</a>',
  ...['utf16le', 'utf16be', 'utf-32'].map((name) => recoded(good(), name)),
]

/** The bytes of another encoding, read as the text they are not. */
function recoded(text: string, encoding: string): string {
  const bytes = Buffer.from(text, 'utf16le')
  if (encoding === 'utf16be') bytes.swap16()
  return encoding === 'utf-32' ? [...text].map((letter) => `${letter}\u0000\u0000\u0000`).join('') : bytes.toString('latin1')
}

/** Milliseconds of the processor, the least of three tries: what else the machine does is not counted. */
function quickest(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const began = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  })
  return Math.min(...times)
}

function outcomeOf(source: string): unknown {
  try {
    return readAnswer(checkLogin, {}, source)
  } catch (cause) {
    return cause
  }
}

test('F4: nothing in a document makes the parser read a file, call anybody or expand an entity', async () => {
  const sources = [...fetchers(), ...expanders()]
  for (const source of sources) {
    const outcome = outcomeOf(source)
    expect(JSON.stringify([outcome, String(outcome)]), source.slice(0, 200)).not.toMatch(new RegExp(`${SECRET}|haha|evil<|root:`))
    // Whatever has a document type is refused outright; the others are answers with a harmless stranger in them.
    if (/<!(doctype|entity)/i.test(source))
      expect(outcome).toMatchObject({ kind: 'garbled', messages: [{ text: 'the reply carries a document type' }] })
  }
  await new Promise((resolve) => setImmediate(resolve))
  expect(connections).toBe(0)
  expect(sources.length).toBeGreaterThan(90)
})

test('F4: no document keeps the process busy, and none ends in anything but an answer or an error of ours', () => {
  for (const source of [...fetchers(), ...expanders(), ...heavy(), ...polluters(), ...odd()]) {
    let outcome: unknown
    const took = quickest(() => {
      outcome = outcomeOf(source)
    })
    const label = `${source.length} characters of ${source.slice(0, 60)}`
    expect(took, label).toBeLessThan(200)
    if (outcome instanceof Error) expect(outcome, label).toBeInstanceOf(EnomError)
    else expect(Object.keys(Object(outcome)), label).toEqual(['account'])
  }
})

test('F4: the names of a document never reach the language’s own objects', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  for (const source of polluters()) {
    const outcome = outcomeOf(source)
    expect(outcome instanceof EnomError || Object.getPrototypeOf(outcome) === Object.prototype, source.slice(0, 80)).toBe(true)
    expect(Reflect.has({}, 'polluted')).toBe(false)
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
})

test('F4: good answers with bytes thrown in, swapped or taken out end as answers or as errors of ours', () => {
  let state = 20_261_123
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const noise = ['<', '>', '&', '"', ']]>', '<!--', '<![CDATA[', '<!DOCTYPE a>', '&#0;', '\u0000', '</', '/>', '<__proto__>', '\ud800', 'é']
  const wholes = EXCHANGES.map(({ name, payload, read }) => ({ read, text: documentOf(name, payload, 'API.NET') }))
  for (let round = 0; round < 3_000; round += 1) {
    const whole = wholes[next(wholes.length)]
    if (!whole) continue
    const { text, read } = whole
    const at = next(text.length)
    const piece = noise[next(noise.length)] ?? ''
    const damaged =
      [
        text.slice(0, at) + piece + text.slice(at),
        text.slice(0, at) + piece + text.slice(at + piece.length),
        text.slice(0, at) + text.slice(at + 1 + next(9)),
      ][round % 3] ?? ''
    try {
      read(damaged)
    } catch (cause) {
      expect(cause, `round ${round}`).toBeInstanceOf(EnomError)
    }
  }
  expect(Reflect.has({}, 'polluted')).toBe(false)
})

test('the largest page Enom can give is well within the limits', () => {
  const { payload = '', read } = EXCHANGES.find(({ name }) => name === 'CertGetCerts') ?? {}
  const [row = ''] = /<Cert>.*?<\/Cert>/.exec(payload) ?? []
  const full = payload
    .replace(/<Cert>.*<\/Cert>/, row.replace('<![CDATA[]]>', `<![CDATA[${'a'.repeat(250)}]]>`).repeat(250))
    .replace('<Count>2', '<Count>250')
  const page = documentOf('CertGetCerts', full.replace(/></g, '>\r\n<'), 'API')
  expect(page.length).toBeLessThan(LONGEST_REPLY / 1.5)
  expect(read?.(page)).toMatchObject({ count: 250 })
  expect(parseXml(page).children.length).toBeGreaterThan(10)
})
