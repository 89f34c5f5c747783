import type { X509Certificate } from 'node:crypto'
import { isIssuedBy, type Link } from './link'

/** No real chain comes near these; they bound the work on one that was made to take long. */
const MAX_PATH_LENGTH = 8
const MAX_STEPS = 500

/** The certificates above a leaf, nearest first; the root last where it came. */
export type Path = readonly Link[]

/**
 * Every path from a leaf upwards through what came with it (RFC 4158): authorities are signed by several others, so more than one path may
 * begin at a leaf and only one of them be any good. Each step is proved by name and signature. A way through a cross-signed authority
 * comes before its own root, because clients that know the root stop there anyway.
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
