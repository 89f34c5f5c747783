import 'reflect-metadata'
import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto'
import { Pkcs10CertificateRequest } from '@peculiar/x509'
import { DAY } from '../clock'
import { CLOCK_SKEW } from './chain-faults'
import { longestLifetime } from './lifetimes'
import { constraintsOf, SERVER_AUTH } from './link'
import { orderChain } from './order-chain'
import { factsOf, publicKeyOf } from './read-file'
import { parseCertificate, splitPem } from './split-pem'
import type { FaultCode, FileFacts } from './types'

export type FileCheck = {
  /** Null only with the faults `unreadable` and `dates_unreadable`. */
  facts: FileFacts | null
  /** Empty if the file may be delivered. */
  faults: FaultCode[]
  /** Only the leaf, as canonical PEM. */
  leafPem: string
  /** The intermediates, nearest the leaf first, without the root. May be empty. */
  chainPem: string
}

/**
 * Checks the file issued for a request before the buyer gets it: the public key is that of the request, every expected name is covered, the
 * dates are plausible at `at`, and the chain verifies link by link. Reports every fault found, and never throws. The chain may come in any
 * order, as PEM, PKCS #7 or bare base64, and may also be part of the leaf text.
 */
export async function checkFile(input: {
  leafPem: string
  chainPem: string
  csrPem: string
  expectedNames: readonly string[]
  at: Date
}): Promise<FileCheck> {
  const [own, sent] = [splitPem(input.leafPem), splitPem(input.chainPem)]
  const key = requestKey(input.csrPem)
  const leaf = findLeaf(own.pems, key)
  if (!leaf) return { facts: null, faults: ['unreadable'], leafPem: '', chainPem: '' }

  const leafPem = leaf.toString()
  const facts = factsOf(leaf)
  const others = [...own.pems, ...sent.pems].filter((pem) => pem !== leafPem)
  const chain = orderChain(leaf, others, input.at)
  const faults = [...leafFaults(leaf, key), ...(facts ? factFaults(facts, input) : (['dates_unreadable'] as const)), ...chain.faults]
  const leftover = own.leftover || sent.leftover
  if (!chain.linked && others.length) faults.push('chain_broken')
  if (!chain.linked && !others.length && !leftover) faults.push('chain_missing')
  if (leftover) faults.push('chain_unreadable')
  return { facts, faults: [...new Set(faults)], leafPem, chainPem: chain.intermediates.join('') }
}

/**
 * Returns the leaf: the certificate made for the request, otherwise the first that is not a CA certificate, otherwise the first. A bundle
 * may list them in any order.
 */
function findLeaf(pems: readonly string[], key: KeyObject | null): X509Certificate | null {
  const all = pems.map(parseCertificate).filter((certificate) => certificate !== null)
  return all.find((one) => isFor(one, key)) ?? all.find((one) => !constraintsOf(one)?.isAuthority) ?? all[0] ?? null
}

function isFor(certificate: X509Certificate, key: KeyObject | null): boolean {
  const own = publicKeyOf(certificate)
  return key !== null && own !== null && key.equals(own)
}

function leafFaults(leaf: X509Certificate, key: KeyObject | null): FaultCode[] {
  const constraints = constraintsOf(leaf)
  const faults: FaultCode[] = []
  if (!isFor(leaf, key)) faults.push('key_mismatch')
  if (!constraints) faults.push('unreadable')
  if (constraints?.isAuthority) faults.push('is_authority')
  // Node returns the extended key usages under this name. If there are none, any use is allowed.
  if (leaf.keyUsage && !leaf.keyUsage.includes(SERVER_AUTH)) faults.push('not_for_servers')
  if (!leaf.issuer) faults.push('issuer_missing')
  return faults
}

function factFaults(
  { names, notBefore, notAfter }: FileFacts,
  { expectedNames, at }: { expectedNames: readonly string[]; at: Date },
): FaultCode[] {
  const faults: FaultCode[] = []
  if (!expectedNames.every((name) => isCovered(name, names))) faults.push('name_missing')
  if (notAfter <= at) faults.push('expired')
  if (notBefore.getTime() > at.getTime() + CLOCK_SKEW) faults.push('not_yet_valid')
  const life = notAfter.getTime() - notBefore.getTime()
  if (life <= 0 || life > longestLifetime(notBefore) * DAY) faults.push('dates_odd')
  return faults
}

/**
 * Returns whether a name is listed, or covered by a wildcard for exactly one label (RFC 6125 §6.4.3). An expected wildcard must itself be
 * listed.
 */
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
