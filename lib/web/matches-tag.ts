/**
 * Returns whether an If-None-Match header names an entity tag (RFC 9110 §13.1.2). A weak ETag matches too, because compressing
 * proxies weaken ETags.
 */
export function matchesTag(ifNoneMatch: string | null | undefined, tag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((given) => given.trim().replace(/^W\//, ''))
  return tags.includes(tag) || tags.includes('*')
}
