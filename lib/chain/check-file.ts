import 'reflect-metadata'
import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto'
import { Pkcs10CertificateRequest } from '@peculiar/x509'
import { DAY, MINUTE } from '../clock'
import { longestLifetime } from './lifetimes'
import { orderChain } from './order-chain'
import { factsOf } from './read-file'
import { parseCertificate, splitPem } from './split-pem'
import type { FaultCode, FileFacts } from './types'

/** An authority's clock and ours may differ by this much. */
const CLOCK_SKEW = 10 * MINUTE
/** Extended key usage of a TLS server (RFC 5280 §4.2.1.12). */
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'

export type FileCheck = {
  /** Null only with the fault `unreadable`. */
  facts: FileFacts | null
  /** Empty when the file may be handed out. */
  faults: FaultCode[]
  /** The leaf alone, canonical PEM. */
  leafPem: string
  /** Intermediates, nearest the leaf first, without the root; may be empty. */
  chainPem: string
}

/**
 * Examines what came back for a request before the buyer gets it: same public key as the request, every expected name covered, dates
 * plausible at `at`, and a chain that verifies link by link. Reports every fault found, and never throws. The chain may come in any order,
 * and a leaf text that brings its chain along is taken apart.
 */
export async function checkFile(input: {
  leafPem: string
  chainPem: string
  csrPem: string
  expectedNames: readonly string[]
  at: Date
}): Promise<FileCheck> {
  const [leafPem = '', ...brought] = splitPem(input.leafPem).pems
  const leaf = parseCertificate(leafPem)
  if (!leaf) return { facts: null, faults: ['unreadable'], leafPem: '', chainPem: '' }

  const facts = factsOf(leaf)
  const chain = checkChain(leaf, brought, input.chainPem, input.at)
  const faults = [...leafFaults(leaf, facts, input), ...dateFaults(facts, input.at), ...chain.faults]
  return { facts, faults, leafPem, chainPem: chain.pem }
}

function leafFaults(leaf: X509Certificate, facts: FileFacts, input: { csrPem: string; expectedNames: readonly string[] }): FaultCode[] {
  const faults: FaultCode[] = []
  const key = requestKey(input.csrPem)
  if (!key?.equals(leaf.publicKey)) faults.push('key_mismatch')
  if (!input.expectedNames.every((name) => isCovered(name, facts.names))) faults.push('name_missing')
  if (leaf.ca) faults.push('is_authority')
  // Node gives the extended key usages under this name; none at all means any use.
  if (leaf.keyUsage && !leaf.keyUsage.includes(SERVER_AUTH)) faults.push('not_for_servers')
  return faults
}

function dateFaults({ notBefore, notAfter }: FileFacts, at: Date): FaultCode[] {
  const faults: FaultCode[] = []
  if (notAfter <= at) faults.push('expired')
  if (notBefore.getTime() > at.getTime() + CLOCK_SKEW) faults.push('not_yet_valid')
  const life = notAfter.getTime() - notBefore.getTime()
  if (life <= 0 || life > longestLifetime(notBefore) * DAY) faults.push('dates_odd')
  return faults
}

function checkChain(leaf: X509Certificate, brought: readonly string[], chainPem: string, at: Date): { pem: string; faults: FaultCode[] } {
  const sent = splitPem(chainPem)
  const others = [...brought, ...sent.pems].filter((pem) => pem !== leaf.toString())
  const { intermediates, linked } = orderChain(leaf.toString(), others)
  const links = intermediates.map(parseCertificate).filter((link) => link !== null)
  const faults: FaultCode[] = []
  if (sent.leftover) faults.push('chain_unreadable')
  if (!linked) faults.push(others.length === 0 ? 'chain_missing' : 'chain_broken')
  if (links.some((link) => !link.ca)) faults.push('chain_not_authority')
  if (links.some((link) => new Date(link.validTo) <= at)) faults.push('chain_expired')
  return { pem: intermediates.join(''), faults }
}

/** A name, or a wildcard for exactly one part before it (RFC 6125 §6.4.3). A wildcard that is expected must be there itself. */
function isCovered(expected: string, names: readonly string[]): boolean {
  const name = expected.toLowerCase()
  return names.includes(name) || names.includes(name.replace(/^[^.]+\./, '*.'))
}

function requestKey(csrPem: string): KeyObject | null {
  try {
    const { rawData } = new Pkcs10CertificateRequest(csrPem).publicKey
    return createPublicKey({ key: Buffer.from(rawData), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}
