import type { X509Certificate } from 'node:crypto'
import { chainFaults } from './chain-faults'
import { readLink } from './link'
import { listPaths, type Path } from './list-paths'
import { isIssuedByPublicRoot } from './public-roots'
import { parseCertificate } from './split-pem'
import type { FaultCode } from './types'

/** More than any authority sends. */
const MAX_CERTIFICATES = 50

export type OrderedChain = {
  /** Intermediates as PEM, nearest the leaf first, without the root. */
  intermediates: string[]
  /** Whether the leaf's own issuer was among the others, root or not. */
  linked: boolean
  /** What is wrong with the best path there is; none when it can be handed out. */
  faults: FaultCode[]
}

/**
 * Puts what an authority sent round a leaf into the order servers need. The others may come in any order, with the root, with repeats and
 * with strangers. Of several paths (cross-signing) the first one without a fault at `at` is taken, else the one with the fewest.
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

/** A path may end earlier, where a root that browsers know is next: what an authority sends above it may have expired long ago. */
function withEnds(paths: readonly Path[]): Path[] {
  return [
    ...paths,
    ...paths.flatMap((path) => path.flatMap((link, at) => (isIssuedByPublicRoot(link.certificate) ? [path.slice(0, at + 1)] : []))),
  ]
}
