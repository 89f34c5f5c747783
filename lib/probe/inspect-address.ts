import type { Socket } from 'node:net'
import { Duplex, Readable } from 'node:stream'
import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import { factsOf } from '../chain/read-file'
import { parseCertificate } from '../chain/split-pem'
import { isPublicAddress } from '../config/public-address'
import { isWebPort, type ProbePort } from './ports'
import type { Dial, Served, Sighting } from './types'

/** Time limit per address for the connection, the handshake and the web server's response, in milliseconds. */
const ADDRESS_TIMEOUT_MS = 5_000
/** The maximum number of bytes read. Certificates and the head of a web server's response are far smaller. */
const MAX_READ_BYTES = 64 * 1024
/** The maximum length of a chain. */
const MAX_CHAIN = 10

type Target = { host: string; port: ProbePort; address: string }

/** Connects to one address of `host` and returns what it sends. Never throws, and never connects to an address that is not public. */
export async function inspectAddress({ host, port, address }: Target, dial: Dial, timeout = ADDRESS_TIMEOUT_MS): Promise<Sighting> {
  if (!isPublicAddress(address)) return { address, outcome: 'not_public' }
  const raw = dial(address, port)
  const tls = connect({
    socket: capped(raw),
    servername: host,
    // Everything is accepted here and evaluated afterwards, including expired certificates, wrong names, incomplete chains and outdated
    // protocols.
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })
  const end = () => {
    tls.destroy()
    raw.destroy()
  }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeout)
  })
  try {
    const shaken = await Promise.race([handshake(raw, tls), late])
    if (shaken === 'late') return { address, outcome: raw.connecting ? 'no_answer' : 'not_tls' }
    if (shaken !== 'done') return { address, outcome: shaken }
    const seen = readServed(tls, host)
    if (!seen) return { address, outcome: 'not_tls' }
    const head = isWebPort(port) ? await Promise.race([readHead(tls, host), late]) : null
    const hsts = head && head !== 'late' ? /^strict-transport-security:/im.test(head) : null
    return { address, outcome: 'served', served: { ...seen, hsts } }
  } finally {
    clearTimeout(timer)
    end()
  }
}

/** Passes on the bytes that a connection sends, up to the limit, and then fails. */
function capped(raw: Socket): Duplex {
  async function* read() {
    let bytes = 0
    for await (const chunk of raw) {
      bytes += chunk.length
      if (bytes > MAX_READ_BYTES) throw new Error('more data than we read')
      yield chunk
    }
  }
  return Duplex.from({ readable: Readable.from(read(), { objectMode: false }), writable: raw })
}

/** Errors caused by our own network, not by the address. */
const NO_ROUTE = ['ENETUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENETDOWN']

function unopened(code: string | undefined): 'no_route' | 'no_answer' | 'refused' {
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH') return 'no_answer'
  return code && NO_ROUTE.includes(code) ? 'no_route' : 'refused'
}

function handshake(raw: Socket, tls: TLSSocket): Promise<'done' | 'no_route' | 'no_answer' | 'refused' | 'not_tls'> {
  return new Promise((resolve) => {
    let isOpen = false
    raw.once('connect', () => {
      isOpen = true
    })
    raw.on('error', (error: NodeJS.ErrnoException) => resolve(isOpen ? 'not_tls' : unopened(error.code)))
    tls.on('error', () => isOpen && resolve('not_tls'))
    tls.once('close', () => isOpen && resolve('not_tls'))
    tls.once('secureConnect', () => resolve('done'))
  })
}

function readServed(tls: TLSSocket, host: string): Omit<Served, 'hsts'> | null {
  const [leaf, ...above] = chainOf(tls.getPeerCertificate(true))
  const certificate = leaf && parseCertificate(leaf.raw)
  const facts = certificate && factsOf(certificate)
  if (!facts) return null
  return {
    fingerprint: facts.fingerprint,
    above: above.map(({ fingerprint256 }) => fingerprint256.replaceAll(':', '')),
    names: facts.names.slice(0, 20),
    issuer: facts.issuer,
    notAfter: facts.notAfter.toISOString(),
    nameFits: certificate.checkHost(host) !== undefined,
    trust: trustOf(tls),
    protocol: tls.getProtocol() ?? 'unknown',
  }
}

/** Node links each certificate to the one above it; a root is linked to itself. */
function chainOf(leaf: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = []
  for (let one: DetailedPeerCertificate | undefined = leaf; one?.raw && !chain.includes(one) && chain.length < MAX_CHAIN; ) {
    chain.push(one)
    one = one.issuerCertificate
  }
  return chain
}

function trustOf(tls: TLSSocket): Served['trust'] {
  if (tls.authorized) return 'trusted'
  switch (String(tls.authorizationError)) {
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'incomplete'
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'self_signed'
    case 'CERT_HAS_EXPIRED':
      return 'expired'
    case 'CERT_NOT_YET_VALID':
      return 'not_yet_valid'
    default:
      return 'untrusted'
  }
}

/** Returns the head of the web server's response, or why there is none. */
function readHead(tls: TLSSocket, host: string): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    tls.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end !== -1) resolve(text.slice(0, end))
    })
    tls.once('close', () => resolve(text))
    tls.on('error', () => resolve(text))
    tls.write(`HEAD / HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: Keelmark certificate check\r\nConnection: close\r\n\r\n`)
  })
}
