import type { ServerResponse } from 'node:http'
import { hashPolicy } from '../../config/content-policy'
import { inlineHashes } from './inline-hashes'
import { inlineStyles } from './inline-styles'
import { needsFramework, stripFramework } from './strip-framework'

/** Completes a public page rendered by Next: sets its headers and returns the body to send. Anything else is returned unchanged. */
export type FinishPage = (response: ServerResponse, body: Buffer) => Buffer

/**
 * Returns the function that completes public pages. They are sent without Next's scripts, which they do not need, with their style sheets
 * and our own `script` inlined, and with a policy that lists both by hash (docs/decisions/0034). A page that is empty without Next's
 * scripts keeps them.
 */
export function finishPages({ script = '', buildDirectory = '.next' }: { script?: string; buildDirectory?: string } = {}): FinishPage {
  const withStyles = inlineStyles(buildDirectory)
  return (response, body) => {
    if (!isHtml(response)) return body
    const made = body.toString()
    const isFramework = needsFramework(made)
    const html = isFramework ? made : withStyles(withScript(stripFramework(made), script))
    if (!isFramework) preloadOnlyFonts(response)
    response.setHeader('content-security-policy', hashPolicy(inlineHashes(html, 'script'), inlineHashes(html, 'style')))
    return Buffer.from(html)
  }
}

/** Returns whether a response is a page. */
export function isHtml(response: ServerResponse): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/html')
}

function withScript(html: string, script: string): string {
  const end = html.lastIndexOf('</body>')
  return script && end !== -1 ? `${html.slice(0, end)}<script>${script}</script>${html.slice(end)}` : html
}

/** Next tells the browser to load the style sheet early, but its rules are in the page by now. */
function preloadOnlyFonts(response: ServerResponse): void {
  const link = response.getHeader('link')
  if (link === undefined) return
  const kept = String(link)
    .split(/,\s?(?=<)/)
    .filter((part) => part.includes('as="font"'))
  if (kept.length > 0) response.setHeader('link', kept.join(', '))
  else response.removeHeader('link')
}
