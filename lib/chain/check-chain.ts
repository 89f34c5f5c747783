import { isIssuedBy } from './link'
import { orderChain } from './order-chain'
import { isIssuedByPublicRoot } from './public-roots'
import type { CertificateDetails } from './read-details'
import { parseCertificate } from './split-pem'
import type { ChainFaultCode } from './types'

export type CheckedChain = {
  leaf: CertificateDetails
  /** Nearest the leaf first, without the root. */
  intermediates: CertificateDetails[]
  /** The root, if the text contains it. Servers need not send it. */
  root: CertificateDetails | null
  /** Certificates in the text that do not belong to this chain. */
  others: CertificateDetails[]
  faults: ChainFaultCode[]
  /** Whether a root that browsers know issued the last certificate of the chain. */
  reachesKnownRoot: boolean
  /** Whether the text contains the chain in the order that servers send. */
  isInOrder: boolean
}

/** Puts certificates into the order that servers send, and reports what is wrong with the chain at `at`. Null if the list is empty. */
export function checkChain(certificates: readonly CertificateDetails[], at: Date): CheckedChain | null {
  const leaf = certificates.find(({ isAuthority }) => !isAuthority) ?? lowestOf(certificates)
  const own = leaf && parseCertificate(leaf.pem)
  if (!own) return null
  const rest = certificates.filter(({ pem }) => pem !== leaf.pem)
  const ordered = orderChain(
    own,
    rest.map(({ pem }) => pem),
    at,
  )
  const intermediates = ordered.intermediates.flatMap((pem) => rest.find((one) => one.pem === pem) ?? [])
  const topPem = intermediates.at(-1)?.pem ?? leaf.pem
  const top = parseCertificate(topPem)
  const root = rest.find((one) => one.isSelfSigned && isAbove(one, topPem)) ?? null
  const used = new Set([leaf.pem, ...intermediates.map(({ pem }) => pem), root?.pem])
  const reachesKnownRoot = top !== null && isIssuedByPublicRoot(top)
  const faults: ChainFaultCode[] = [...ordered.faults]
  // A self-signed certificate has no chain, and one issued directly by a root needs none.
  if (!ordered.linked && !leaf.isSelfSigned && !reachesKnownRoot) faults.push(rest.length ? 'chain_broken' : 'chain_missing')
  const inText = certificates.filter(({ pem }) => used.has(pem)).map(({ pem }) => pem)
  const wanted = [leaf.pem, ...intermediates.map(({ pem }) => pem), ...(root ? [root.pem] : [])]
  return {
    leaf,
    intermediates,
    root,
    others: rest.filter(({ pem }) => !used.has(pem)),
    faults,
    reachesKnownRoot,
    isInOrder: inText.join('') === wanted.join(''),
  }
}

/** Returns the certificate that did not issue any of the others. */
function lowestOf(certificates: readonly CertificateDetails[]): CertificateDetails | undefined {
  return certificates.find((one) => !certificates.some((other) => other !== one && isAbove(one, other.pem))) ?? certificates[0]
}

function isAbove(one: CertificateDetails, pem: string): boolean {
  const [issuer, child] = [parseCertificate(one.pem), parseCertificate(pem)]
  return issuer !== null && child !== null && isIssuedBy(child, issuer)
}
