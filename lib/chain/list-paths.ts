import type { X509Certificate } from 'node:crypto'
import { isIssuedBy, type Link } from './link'

/** No real chain comes near these limits. They bound the work on a chain built to slow us down. */
const MAX_PATH_LENGTH = 8
const MAX_STEPS = 500

/** The certificates above a leaf, nearest first, with the root last if it was sent. */
export type Path = readonly Link[]

/**
 * Returns every path from a leaf upwards through the certificates sent with it (RFC 4158). An authority may be signed by several others, so
 * several paths can start at a leaf, and possibly only one of them is valid. Each step is verified by name and signature. A path through a
 * cross-signed authority comes before the authority's own root, because clients that know the root stop there anyway.
 */
export function listPaths(leaf: X509Certificate, pool: readonly Link[]): Path[] {
  const inOrder = [...pool.filter(({ isRoot }) => !isRoot), ...pool.filter(({ isRoot }) => isRoot)]
  const known = new Map<X509Certificate, Link[]>()
  const issuersOf = (child: X509Certificate) => {
    const issuers = known.get(child) ?? inOrder.filter(({ certificate }) => isIssuedBy(child, certificate))
    known.set(child, issuers)
    return issuers
  }
  const paths: Path[] = []
  let steps = 0
  const climb = (path: Path) => {
    const top = path.at(-1)
    const isEnd = top?.isRoot || path.length === MAX_PATH_LENGTH
    const next = isEnd ? [] : issuersOf(top?.certificate ?? leaf).filter((issuer) => !path.includes(issuer))
    if (!next.length && path.length) paths.push(path)
    for (const issuer of next) {
      steps += 1
      if (steps <= MAX_STEPS) climb([...path, issuer])
    }
  }
  climb([])
  return paths
}
