import type { ServerResponse } from 'node:http'
import { hashPolicy } from '../../config/content-policy'
import { inlineHashes } from './inline-hashes'
import { inlineStyles, nonceOf } from './inline-styles'
import { needsFramework, stripFramework } from './strip-framework'

/** Completes a page rendered by Next that needs no React: sets its headers and returns the body to send. Anything else is returned unchanged. */
export type FinishPage = (response: ServerResponse, body: Buffer) => Buffer

type Scripts = { shopScript?: string; staffScript?: string; buildDirectory?: string }

/**
 * Returns the function that completes pages that need no React. They are sent without Next's scripts, with their style sheets and our own
 * script inlined (docs/decisions/0034), which in the back office is another one. The policy of a public page lists both by hash; on a private
 * page, both carry its nonce. A page that is incomplete without Next's scripts keeps them.
 */
export function finishPages({ shopScript = '', staffScript = '', buildDirectory = '.next' }: Scripts = {}): FinishPage {
  const withStyles = inlineStyles(buildDirectory)
  return (response, body) => {
    if (!isHtml(response)) return body
    const made = body.toString()
    const isFramework = needsFramework(made)
    const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader('content-security-policy')))?.[1]
    const script = isStaffPage(response) ? staffScript : shopScript
    const html = isFramework ? made : withStyles(withScript(stripFramework(made), script, nonce), nonce)
    if (!isFramework) preloadOnlyFonts(response)
    if (nonce === undefined)
      response.setHeader('content-security-policy', hashPolicy(inlineHashes(html, 'script'), inlineHashes(html, 'style')))
    return Buffer.from(html)
  }
}

/** Returns whether a response is a page. */
export function isHtml(response: ServerResponse): boolean {
  return String(response.getHeader('content-type') ?? '').startsWith('text/html')
}

function isStaffPage({ req }: ServerResponse): boolean {
  return /^\/admin(?![^/?])/.test(req.url ?? '')
}

function withScript(html: string, script: string, nonce: string | undefined): string {
  const end = html.lastIndexOf('</body>')
  return script && end !== -1 ? `${html.slice(0, end)}<script${nonceOf(nonce)}>${script}</script>${html.slice(end)}` : html
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
