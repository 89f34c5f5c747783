import type { X509Certificate } from 'node:crypto'
import { chainFaults } from './chain-faults'
import { readLink } from './link'
import { listPaths, type Path } from './list-paths'
import { isIssuedByPublicRoot } from './public-roots'
import { parseCertificate } from './split-pem'
import type { ChainFaultCode } from './types'

const MAX_CERTIFICATES = 50

export type OrderedChain = {
  /** Intermediates as PEM, nearest the leaf first, without the root. */
  intermediates: string[]
  /** Whether the leaf's own issuer, root or not, was among the other certificates. */
  linked: boolean
  /** The faults of the best path. Empty if the file can be delivered. */
  faults: ChainFaultCode[]
}

/**
 * Puts the certificates sent with a leaf into the order servers need. They may come in any order and include the root, duplicates and
 * unrelated certificates. Of several paths (cross-signing), takes the first without a fault at `at`, otherwise the one with the fewest.
 */
export function orderChain(leaf: X509Certificate, others: readonly string[], at: Date): OrderedChain {
  const certificates = others
    .slice(0, MAX_CERTIFICATES)
    .map(parseCertificate)
    .filter((other) => other !== null)
  const pool = [...new Map(certificates.map((other) => [other.fingerprint256, other])).values()].map(readLink)
  let best: OrderedChain = { intermediates: [], linked: false, faults: [] }
  for (const path of withEnds(listPaths(leaf, pool))) {
    const faults = chainFaults({ leaf, path, pool, at })
    if (best.linked && faults.length >= best.faults.length) continue
    const intermediates = path.filter(({ isRoot }) => !isRoot).map(({ certificate }) => certificate.toString())
    best = { intermediates, linked: true, faults }
  }
  return best
}

/**
 * Returns the paths, plus shorter ones that end just below a root known to browsers, because certificates sent above that point may have
 * expired long ago.
 */
function withEnds(paths: readonly Path[]): Path[] {
  return [
    ...paths,
    ...paths.flatMap((path) => path.flatMap((link, at) => (isIssuedByPublicRoot(link.certificate) ? [path.slice(0, at + 1)] : []))),
  ]
}
