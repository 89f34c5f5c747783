import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { checkLogin } from '../commands/check-login'
import { EnomError } from '../errors'
import { documentOf } from '../testing/exchange'
import { EXCHANGES } from '../testing/test-replies'
import { MAX_REPLY_LENGTH, parseXml, type XmlElement } from '../xml'
import { readAnswer } from './read-answer'

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
/** Returns a valid response with a document type before its root and a reference to whatever it declares. */
const typed = (declarations: string, reference = '&x;') =>
  good()
    .replace('<interface-response>', `<!DOCTYPE interface-response ${declarations}><interface-response>`)
    .replace('123-ab-1234', reference)

/**
 * Returns documents that try to make a parser fetch or expand something: file, network, parameter entity, stream wrapper, XInclude,
 * stylesheet.
 */
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

const fill = (unit: string, length = MAX_REPLY_LENGTH - 500) => unit.repeat(Math.floor(length / unit.length))
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
  'x'.repeat(MAX_REPLY_LENGTH + 1),
  'x'.repeat(20_000_000),
]

/**
 * Returns documents that use names with a meaning in JavaScript as elements and attributes, filled so that prototype pollution would be
 * detected.
 */
const polluters = () =>
  ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', '#text', ':@', '#cdata'].flatMap(
    (name) => [
      good().replace('<Account>', `<${name}><polluted>yes</polluted></${name}><Account>`),
      good().replace('<Account>', `<constructor><prototype><${name}>yes</${name}></prototype></constructor><Account>`),
      good().replace('<Account>', `<Account ${name}="yes" polluted="yes">`),
      `<${name}><polluted>yes</polluted></${name}>`,
    ],
  )

/** Returns patterns from the W3C test suite: malformed ones, and well-formed ones that parsers may misread. */
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

/** Returns the text in another encoding, decoded as if it were Latin-1. */
function recoded(text: string, encoding: string): string {
  const bytes = Buffer.from(text, 'utf16le')
  if (encoding === 'utf16be') bytes.swap16()
  return encoding === 'utf-32' ? [...text].map((letter) => `${letter}\u0000\u0000\u0000`).join('') : bytes.toString('latin1')
}

/** Returns the CPU time in milliseconds. The limits are ten times the expected time; a quadratic step takes hundreds of times as long. */
function cpuTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function outcomeOf(source: string): unknown {
  try {
    return readAnswer(checkLogin, {}, source)
  } catch (cause) {
    return cause
  }
}

test('F4: no document makes the parser read a file, open a connection or expand an entity', async () => {
  const sources = [...fetchers(), ...expanders()]
  for (const source of sources) {
    const outcome = outcomeOf(source)
    expect(JSON.stringify([outcome, String(outcome)]), source.slice(0, 200)).not.toMatch(new RegExp(`${SECRET}|haha|evil<|root:`))
    // Every document with a document type is refused. The others are normal responses with something harmless added.
    if (/<!(doctype|entity)/i.test(source))
      expect(outcome).toMatchObject({
        kind: 'garbled',
        messages: [{ text: expect.stringMatching(/^the reply (contains a document type|is too large)$/) }],
      })
  }
  await new Promise((resolve) => setImmediate(resolve))
  expect(connections).toBe(0)
  expect(sources.length).toBeGreaterThan(90)
})

test('F4: no document keeps the process busy, and each yields a response or one of our errors', () => {
  for (const source of [...fetchers(), ...expanders(), ...heavy(), ...polluters(), ...odd()]) {
    let outcome: unknown
    const took = cpuTime(() => {
      outcome = outcomeOf(source)
    })
    const label = `${source.length} characters of ${source.slice(0, 60)}`
    expect(took, label).toBeLessThan(2_000)
    if (outcome instanceof Error) expect(outcome, label).toBeInstanceOf(EnomError)
    else expect(Object.keys(Object(outcome)), label).toEqual(['account'])
  }
})

test('F4: names in a document never reach JavaScript’s built-in objects', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  for (const source of polluters()) {
    const outcome = outcomeOf(source)
    expect(outcome instanceof EnomError || Object.getPrototypeOf(outcome) === Object.prototype, source.slice(0, 80)).toBe(true)
    expect(Reflect.has({}, 'polluted')).toBe(false)
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
})

test('F4: valid responses with bytes inserted, replaced or removed yield a response or one of our errors', () => {
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

/**
 * Returns bodies of about `length` characters that repeat one construct. Most are inside a valid CertGetCerts response, so that the code
 * after the parser runs too.
 */
function bodies(length: number): [what: string, body: string][] {
  const many = (unit: (at: number) => string) => {
    const parts: string[] = []
    for (let at = 0, size = 0; size < length; at += 1) {
      const part = unit(at)
      size += part.length
      parts.push(part)
    }
    return parts.join('')
  }
  const inside = (what: string): string => documentOf('CertGetCerts', what, 'API')
  const row = '<Cert><CertID>900001</CertID><CertStatusID>1</CertStatusID></Cert>'
  const wrapped: [string, string][] = [
    ['deep nesting', many(() => '<a>')],
    ['deep nesting, closed', `${'<a>'.repeat(length / 7)}${'</a>'.repeat(length / 7)}`],
    ['one element after another', many(() => '<a/>')],
    ['a different name each time', many((at) => `<a${at}/>`)],
    ['the same field repeated', many(() => '<Done>true</Done>')],
    ['a root’s field repeated with different values', many((at) => `<ErrCount>${at}</ErrCount>`)],
    ['rows without end', `<CertGetCerts><Certs>${many(() => row)}</Certs></CertGetCerts><TotalCertCount>1</TotalCertCount>`],
    ['lists in lists', many(() => '<Certs><Cert></Cert></Certs>')],
    ['errors', `<errors>${many((at) => `<Err${at}>no</Err${at}>`)}</errors>`],
    ['responses', `<responses>${many(() => '<response><ResponseNumber>304155</ResponseNumber></response>')}</responses>`],
    ['many attributes', `<a ${many((at) => `b${at}="1" `)}/>`],
    ['one attribute again', `<a ${many(() => 'b="1" ')}/>`],
    ['a huge attribute', `<a b="${many(() => 'x')}"/>`],
    ['references in an attribute', `<a b="${many(() => '&amp;')}"/>`],
    ['an unterminated attribute', `<a b="${many(() => 'x')}`],
    ['blanks between attributes', `<a ${many(() => ' ')}b="1"/>`],
    ['elements with attributes', many((at) => `<a b="${at}" c='${at}'/>`)],
    ['named references', many(() => '&amp;&lt;')],
    ['numbered references', many(() => '&#65;')],
    ['hexadecimal references', many(() => '&#x41;')],
    ['unterminated references', many(() => '&#x4')],
    ['ampersands', many(() => '&')],
    ['unknown entities', many(() => '&lol;')],
    ['one long text', many(() => 'x')],
    ['one long run of whitespace', many(() => ' \n')],
    ['one long word of letters with combining marks', many(() => 'ä\u0301')],
    ['characters outside the Basic Multilingual Plane', many(() => '𝒳')],
    ['brackets', many(() => ']]')],
    ['ends of CDATA', many(() => ']]>')],
    ['CDATA', many(() => '<![CDATA[x]]>')],
    ['one CDATA', `<![CDATA[${many(() => ']')}]]>`],
    ['unterminated CDATA', `<![CDATA[${many(() => '<![CDATA[')}`],
    ['comments', many(() => '<!---->')],
    ['one comment', `<!--${many(() => '- ')}-->`],
    ['an unterminated comment', `<!--${many(() => '<!-')}`],
    ['instructions', many(() => '<?a b?>')],
    ['an unterminated instruction', `<?a ${many(() => '?')}`],
    ['open brackets', many(() => '<')],
    ['a long name', `<${many(() => 'a')}/>`],
    ['a long name of dots', `<a${many(() => '.')}/>`],
    ['keys that begin', many(() => '-----BEGIN ')],
    ['near-miss private key labels', `-----BEGIN ${many(() => 'PRIVATE KEY ')}`],
    ['unterminated error keys', many(() => '[A_')],
    ['dollars and commas', `<Balance>${many(() => '1,000')}</Balance>`],
  ]
  return [
    ...wrapped.map(([what, payload]): [string, string] => [what, inside(payload)]),
    ['end tags only', many(() => '</a>')],
    ['roots', many(() => '<interface-response></interface-response>')],
    ['a document type', typed(`[${many((at) => `<!ENTITY x${at} "y">`)}]`)],
    ['unterminated DOCTYPE declarations', many(() => '<!DOCTYPE')],
    ['blanks only', many(() => ' ')],
    ['a declaration', `<?xml ${many(() => 'version="1.0" ')}?><interface-response/>`],
    ['NUL', many(() => '\u0000')],
  ]
}

test.each([
  { length: 150_000, limit: 1_000, commands: ['CertGetCerts', 'PurchaseServices', 'CertPurchaseCert'] },
  // Only lists are this long.
  { length: 580_000, limit: 4_000, commands: ['CertGetCerts'] },
])('X: no body of $length characters takes $limit ms to read as a response to $commands', ({ length, limit, commands }) => {
  const made = bodies(length)
  expect(made.length).toBeGreaterThan(38)
  const questions = EXCHANGES.filter(({ name }) => commands.includes(name))
  for (const [what, body] of made) {
    for (const { name, read } of questions) {
      const document = body.replace('<Command>CERTGETCERTS', `<Command>${name.toUpperCase()}`)
      let outcome: unknown
      const took = cpuTime(() => {
        try {
          outcome = read(document)
        } catch (cause) {
          outcome = cause
        }
      })
      expect(took, `${what}, ${document.length} characters as an answer to ${name}`).toBeLessThan(limit)
      if (outcome instanceof Error) expect(outcome, what).toBeInstanceOf(EnomError)
      else expect(name, what).toBe('CertGetCerts')
    }
  }
})

/** Documents that are not well-formed XML 1.0 although some parsers accept them. */
const ILL_FORMED = [
  '<a>&</a>',
  '<a>& b</a>',
  '<a>&b</a>',
  '<a>&b c;</a>',
  '<a>&amp</a>',
  '<a>&AMP;</a>',
  '<a>&unknown;</a>',
  '<a>&#;</a>',
  '<a>&#x;</a>',
  '<a>&#0;</a>',
  '<a>&#1;</a>',
  '<a>&#xD800;</a>',
  '<a>&#xFFFE;</a>',
  '<a>&#x110000;</a>',
  '<a>&#65</a>',
  '<a>&#a;</a>',
  '<a>&#X41;</a>',
  '<a b="&"/>',
  '<a b="&c"/>',
  '<a b="<"/>',
  '<a b="1" b="1"/>',
  '<a b="1"c="2"/>',
  '<a b/>',
  '<a b=/>',
  '<a b=1/>',
  '<a b="1/>',
  '<a b=\'1"/>',
  '<a b = />',
  '<a "1"/>',
  '<a =""/>',
  '<a b=""=""/>',
  '<a 1b=""/>',
  '<a -b=""/>',
  '<a b="1",c="2"/>',
  '<a',
  '<a>',
  '<a/',
  '<a/ >',
  '< a/>',
  '<a></a',
  '<a></ a>',
  '<a></a b="1">',
  '<a></a/>',
  '<a></b>',
  '<a></A>',
  '<a><b></a></b>',
  '</a>',
  '<a/></a>',
  '<a></a></a>',
  '<a/><a/>',
  '<a></a><b></b>',
  'x<a/>',
  '<a/>x',
  '<a/>&#32;',
  '<![CDATA[]]><a/>',
  '<a/><![CDATA[]]>',
  '',
  ' ',
  'x',
  '<>',
  '</>',
  '<a><></a>',
  '<a></></a>',
  '<1a/>',
  '<-a/>',
  '<.a/>',
  '<a&/>',
  '<a<b/>',
  '<a>]]></a>',
  '<a><![CDATA[</a>',
  '<a><![CDATA[]]</a>',
  '<a><![cdata[]]></a>',
  '<a><![CDATA []]></a>',
  '<a><!-- -- --></a>',
  '<a><!--></a>',
  '<a><!---></a>',
  '<a><!-- ---></a>',
  '<a><!- b --></a>',
  '<a><! b></a>',
  '<a><!></a>',
  '<a><!-- </a>',
  '<!-- <a/>',
  '<a><?</a>',
  '<a><??></a>',
  '<a><? b?></a>',
  '<a><?b></a>',
  '<a><?xml version="1.0"?></a>',
  '<a><?XML b?></a>',
  '<a/><?xml version="1.0"?>',
  ' <?xml version="1.0"?><a/>',
  '<?xml?><a/>',
  '<?xml ?><a/>',
  '<?xml encoding="utf-8"?><a/>',
  '<?xml version="2"?><a/>',
  '<?xml version=1.0?><a/>',
  '<?xml version="1.0" ><a/>',
  '<?xml version="1.0" standalone="maybe"?><a/>',
  '<?xml version="1.0" b=""?><a/>',
  '<?xml version="1.0" version="1.0"?><a/>',
  '<?xml version="1.0"?><?xml version="1.0"?><a/>',
  '\u0000<a/>',
  '<a>\u0000</a>',
  '<a>\u0001</a>',
  '<a>\u000b</a>',
  '<a>\u001f</a>',
  '<a>\ufffe</a>',
  '<a>\uffff</a>',
  '<a>\ud800</a>',
  '<a>\udc00</a>',
  '<a b="\u0008"/>',
  '<a\u0000/>',
  '<a>\ufeff</a>\u0000',
  '\ufeff\ufeff<a/>',
  '<a\u00a0b="1"/>',
  '<a\u2028b="1"/>',
  '<!DOCTYPE a><a/>',
  '<a><!DOCTYPE b></a>',
  '<!ENTITY a "b"><a/>',
  '<a b="1"\u000cc="2"/>',
  '<a><b c="</a>"></b></a>',
  '<a></a><',
  '<a/><!',
  '<a/><!--',
  '<a/>]]>',
  '<a><b/',
  '<a b="1"></a b="1">',
]

test('every kind of malformed document is refused', () => {
  const read = ILL_FORMED.filter((source) => {
    try {
      parseXml(source)
      return true
    } catch {
      return false
    }
  })
  expect(read).toEqual([])
  expect(ILL_FORMED.length).toBeGreaterThan(120)
})

test.each([
  '<a/>',
  '<a></a >',
  '<a\n/>',
  '\ufeff<?xml version="1.0"?><a/>',
  "<?xml version='1.0' encoding='utf-16' standalone='yes' ?>\r\n<a/>\r\n",
  '<?xml version="1.1"?><a/>',
  '<!-- - --><a/><!----><?b?>',
  '<?b c="?"?><a/>',
  '<a><?b ?></a>',
  '<a b="1"\tc = \'"\' />',
  '<a b=">"/>',
  '<a>></a>',
  '<a>]]</a>',
  '<a>]>]]&gt;</a>',
  '<a><![CDATA[]]]]><![CDATA[>]]></a>',
  '<a><![CDATA[<!-- & ]]></a>',
  '<Ａ é="1"/>',
  '<_:a.b-c1/>',
  '<a>&#9;&#x10FFFF;&lt;&quot;</a>',
  '<a>\u0085\u00a0</a>',
  '<a b="&#10;&apos;"/>',
  '<interface-response\r\n></interface-response\r\n>',
])('%j is well-formed and accepted', (source) => {
  expect(parseXml(source).name).not.toBe('')
})

test('a valid response has the same elements as when the XML parser alone reads it', () => {
  const other = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
    cdataPropName: '#cdata',
    ignoreDeclaration: true,
  })
  const namesOf = (nodes: unknown): unknown[] =>
    z
      .array(z.record(z.string(), z.unknown()))
      .parse(nodes)
      .flatMap((node) => {
        const name = Object.keys(node).find((key) => !/^[#:]/.test(key))
        return name ? [[name, namesOf(node[name])]] : []
      })
  const own = ({ name, children }: XmlElement): unknown[] => [name, children.map(own)]
  for (const { name, payload } of EXCHANGES) {
    const body = documentOf(name, payload.replace(/<(\w*Password|AuthQuestion\w+|PVT)>.*?<\/\1>/g, ''), 'API.NET')
    expect([own(parseXml(body))], name).toEqual(namesOf(other.parse(body)))
  }
})

test('the largest page Enom can send is well within the limits', () => {
  const { payload = '', read } = EXCHANGES.find(({ name }) => name === 'CertGetCerts') ?? {}
  const [row = ''] = /<Cert>.*?<\/Cert>/.exec(payload) ?? []
  const full = payload
    .replace(/<Cert>.*<\/Cert>/, row.replace('<![CDATA[]]>', `<![CDATA[${'a'.repeat(250)}]]>`).repeat(250))
    .replace('<Count>2', '<Count>250')
  const page = documentOf('CertGetCerts', full.replace(/></g, '>\r\n<'), 'API')
  expect(page.length).toBeLessThan(MAX_REPLY_LENGTH / 1.5)
  expect(read?.(page)).toMatchObject({ count: 250 })
  expect(parseXml(page).children.length).toBeGreaterThan(10)
})
