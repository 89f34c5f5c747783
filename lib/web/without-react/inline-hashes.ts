import { createHash } from 'node:crypto'

/** Returns `sha256-…` for every inline script, or every inline style sheet, of a page, for its Content Security Policy. */
export function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const [start, end] = [`<${tag}`, `</${tag}>`]
  const hashes = new Set<string>()
  for (let at = html.indexOf(start); at !== -1; at = html.indexOf(start, at)) {
    const opened = html.indexOf('>', at)
    const closed = html.indexOf(end, opened)
    if (opened === -1 || closed === -1) break
    const isFile = html.slice(at, opened).includes(' src=')
    if (!isFile)
      hashes.add(
        `sha256-${createHash('sha256')
          .update(html.slice(opened + 1, closed))
          .digest('base64')}`,
      )
    at = closed + end.length
  }
  return [...hashes]
}
