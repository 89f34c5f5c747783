import { createHash } from 'node:crypto'

const END = '</script>'

/** Returns `sha256-…` for every inline script in a page, for its Content Security Policy. */
export function scriptHashes(html: string): string[] {
  const hashes = new Set<string>()
  for (let at = html.indexOf('<script'); at !== -1; at = html.indexOf('<script', at)) {
    const opened = html.indexOf('>', at)
    const closed = html.indexOf(END, opened)
    if (opened === -1 || closed === -1) break
    const isFile = html.slice(at, opened).includes(' src=')
    if (!isFile)
      hashes.add(
        `sha256-${createHash('sha256')
          .update(html.slice(opened + 1, closed))
          .digest('base64')}`,
      )
    at = closed + END.length
  }
  return [...hashes]
}
