import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { classify } from '../../registrar/translation/classify'
import { purchaseServices } from '../commands/purchase-services'
import { createEnomClient } from '../connection/client'
import { EnomError } from '../errors'
import { documentOf, type Exchange, type Stack } from '../testing/exchange'
import { EXCHANGES } from '../testing/test-replies'
import { type Answer, startTestServer } from '../testing/test-server'
import { parseXml, type XmlElement } from '../xml'

/*
 * How damage may affect a response. Either the response is refused as garbled (a read is then repeated, and a command that must happen once
 * becomes unclear), or it is still read and says nothing that the intact response did not say: no value is changed, no row is added, and
 * everything that callers base decisions on (ids, amounts, counts, success) is present. Only purely informative fields may be missing.
 */

type Node = { name: string; attributes: Readonly<Record<string, string>>; text: string; children: Node[] }
type Damage = [what: string, body: string]

const STACKS: readonly Stack[] = ['API', 'API.NET']

const nodeOf = ({ name, attributes, text, children }: XmlElement): Node => ({
  name,
  attributes,
  text: children.length ? '' : text,
  children: children.map(nodeOf),
})

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

function write({ name, attributes, text, children }: Node): string {
  const inside = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')
  return `<${name}${inside}>${escaped(text)}${children.map(write).join('')}</${name}>`
}

/** Returns the path to every node below the root. */
function places({ children }: Node, way: readonly number[] = []): { way: readonly number[]; name: string }[] {
  return children.flatMap((child, at) => [{ way: [...way, at], name: child.name }, ...places(child, [...way, at])])
}

/** Returns the tree with one node replaced by the result of `change`. */
function changedAt(node: Node, [first, ...rest]: readonly number[], change: (node: Node) => Node[]): Node {
  const children = node.children.flatMap((child, at) => {
    if (at !== first) return [child]
    return rest.length ? [changedAt(child, rest, change)] : change(child)
  })
  return { ...node, children }
}

const EXTRA: Node = { name: 'Extra', attributes: {}, text: 'True', children: [] }
/** Repeated by design: another element with a different value is not a contradiction. */
const LISTED = new Set(['Years'])
/** Third-party reference numbers and free text, kept exactly as sent, including leading zeros. */
const FREE_TEXT = new Set(['ReferenceID', 'GeoTrustOrderID', 'Description', 'TransStatus'])

const isNumber = ({ text }: Node) => /^\d+$/.test(text)
const canContradict = ({ name, children }: Node) => !children.length && !LISTED.has(name)
const contradiction = (node: Node): Node => ({ ...node, text: `${node.text}${isNumber(node) ? 7 : '?'}` })

const CHANGES: Readonly<Record<string, (node: Node) => Node[]>> = {
  missing: () => [],
  doubled: (node) => [node, node],
  renamed: (node) => [{ ...node, name: `${node.name}x` }],
  emptied: (node) => [{ ...node, text: '', children: [] }],
  'beside something new': (node) => [EXTRA, node],
  'around something new': (node) => [node.children.length ? { ...node, children: [...node.children, EXTRA] } : node],
  'with a leading zero': (node) => [isNumber(node) && !FREE_TEXT.has(node.name) ? { ...node, text: `0${node.text}` } : node],
  'contradicted before': (node) => (canContradict(node) ? [contradiction(node), node] : [node]),
  'contradicted after': (node) => (canContradict(node) ? [node, contradiction(node)] : [node]),
}

/** Returns a generator that yields the same sequence for the same seed (Park and Miller). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state
  }
}

function shuffled(node: Node, next: () => number): Node {
  const keyed = node.children.map((child) => [next(), shuffled(child, next)] as const)
  return { ...node, children: keyed.sort(([a], [b]) => a - b).map(([, child]) => child) }
}

function* damagesOf(whole: string): Generator<Damage> {
  for (let cut = 0; cut < whole.length; cut++) yield [`cut at ${cut}`, whole.slice(0, cut)]
  const root = nodeOf(parseXml(whole))
  for (const { way, name } of places(root)) {
    for (const [what, change] of Object.entries(CHANGES)) yield [`${name} ${what}`, write(changedAt(root, way, change))]
  }
  for (let seed = 1; seed <= 10; seed++) yield [`order ${seed}`, write(shuffled(root, random(seed)))]
}

/** Whether everything in `part` is also in `whole`, in the same place. Lists may be shorter or in a different order. */
function saysNothingNew(part: unknown, whole: unknown): boolean {
  if (part === undefined) return true
  if (Array.isArray(part) && Array.isArray(whole)) return part.every((one) => whole.some((other) => saysNothingNew(one, other)))
  if (typeof part === 'object' && part !== null && typeof whole === 'object' && whole !== null) {
    const known = new Map<string, unknown>(Object.entries(whole))
    return Object.entries(part).every(([key, value]) => saysNothingNew(value, known.get(key)))
  }
  return part === whole
}

/** Fields that every accepted response must contain. The status in CertGetCertDetail may be a number or words; either is enough. */
const DECIDING: Readonly<Record<string, readonly string[]>> = {
  GetBalance: ['balance', 'availableBalance'],
  GetCerts: ['products'],
  PurchaseServices: ['certId'],
  CertGetCerts: ['total', 'certificates'],
  CertGetCertDetail: ['certId'],
  CertModifyOrder: ['certId'],
  CertParseCSR: ['domainName'],
  PE_GetProductPrice: ['price', 'enabled'],
  PE_GetResellerPrice: ['price', 'enabled'],
  PE_GetRetailPrice: ['price', 'enabled'],
  GetOrderDetail: ['orderId', 'found'],
}

const valueAt = (output: unknown, key: string) => (typeof output === 'object' && output !== null ? Reflect.get(output, key) : undefined)
const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : value)

/** Returns why a damaged response was handled wrongly, or null if it was handled correctly. */
function wrong({ name, effect, read, output }: Exchange, body: string): string | null {
  let answer: unknown
  try {
    answer = read(body)
  } catch (cause) {
    if (!(cause instanceof EnomError)) return `threw ${String(cause)}`
    if (cause.kind !== 'garbled') return `was taken for ${cause.kind}`
    const { trouble } = classify(cause, effect)
    return trouble === (effect === 'once' ? 'unclear' : 'unreachable') ? null : `became ${trouble}`
  }
  if (!saysNothingNew(answer, output)) return `was read as ${JSON.stringify(answer)}`
  const lost = (DECIDING[name] ?? []).find((key) => lengthOf(valueAt(answer, key)) !== lengthOf(valueAt(output, key)))
  return lost ? `was read without ${lost}` : null
}

test('B6: a response to any command, cut at any byte or with any node missing, duplicated, renamed or moved, is never read as a false success', () => {
  let cases = 0
  const faults: string[] = []
  for (const exchange of EXCHANGES) {
    for (const stack of STACKS) {
      const whole = documentOf(exchange.name, exchange.payload, stack)
      for (const [what, body] of damagesOf(whole)) {
        cases += 1
        const fault = wrong(exchange, body)
        if (fault) faults.push(`${exchange.name} (${stack}), ${what}: ${fault}`)
      }
    }
  }
  expect(faults).toEqual([])
  expect(cases).toBeGreaterThan(50_000)
}, 60_000)

test('B6: a damaged refusal is never read as a success', () => {
  const refusal =
    '<ErrCount>2</ErrCount><errors><Err1>User not permitted from this IP address - 4</Err1><Err2>Account not found in database.</Err2></errors><ResponseCount>1</ResponseCount><responses><response><ResponseNumber>713254</ResponseNumber><ResponseString>Policy error; unauthorized; user(s)</ResponseString></response></responses>'
  const faults: string[] = []
  for (const { name, payload, read } of EXCHANGES.filter(({ name, effect }) => effect === 'once' || name === 'GetBalance')) {
    // A response may contain the command's own fields next to the refusal.
    for (const [what, body] of damagesOf(documentOf(name, payload, 'API', refusal))) {
      try {
        faults.push(`${name}, ${what}: was read as ${JSON.stringify(read(body))}`)
      } catch (cause) {
        if (!(cause instanceof EnomError)) faults.push(`${name}, ${what}: threw ${String(cause)}`)
      }
    }
  }
  expect(faults).toEqual([])
}, 60_000)

const credentials = { loginId: 'keelmark', password: 'canary-harbour' }
const buying = { service: 'Certificate-RapidSSL-RapidSSL', years: 1 }
const bought = EXCHANGES.find(({ name }) => name === 'PurchaseServices')?.payload ?? ''

async function buyFrom(answer: Answer): Promise<string> {
  const server = await startTestServer(answer)
  try {
    const { certId } = await createEnomClient({ url: server.url, credentials }).call(purchaseServices, buying)
    return `bought ${certId}`
  } catch (cause) {
    if (cause instanceof EnomError) return classify(cause, 'once').trouble
    throw cause
  } finally {
    await server.close()
  }
}

test('B6: a slow response is read in full, while a different charset or an early end leaves the outcome of a purchase unknown', async () => {
  const whole = Buffer.from(documentOf('PurchaseServices', bought, 'API'))
  const slowly: Answer = async (_, response) => {
    for (const byte of whole) {
      response.write(Buffer.from([byte]))
      await setImmediate()
    }
    response.end()
  }
  expect(await buyFrom(slowly)).toBe('bought 900001')
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), whole])
  expect(await buyFrom((_, response) => response.end(marked))).toBe('bought 900001')
  const damaged: Answer[] = [
    (_, response) => response.end(Buffer.from(whole.toString('utf8'), 'utf16le')),
    (_, response) => response.end(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(whole.toString('utf8'), 'utf16le')])),
    (_, response) => response.end(Buffer.from(whole.toString('utf8').replace('SIM01', 'SIM\u00e9'), 'latin1')),
    (_, response) => response.end(''),
    (_, response) => response.end(whole.subarray(0, -4)),
    (_, response) => {
      response.writeHead(200, { 'content-length': whole.length }).write(whole.subarray(0, -1))
      response.socket?.end()
    },
    (_, response) => {
      response.write(whole.subarray(0, 300))
      response.socket?.destroy()
    },
  ]
  for (const [at, answer] of damaged.entries()) expect(await buyFrom(answer), `damage ${at}`).toBe('unclear')
})
