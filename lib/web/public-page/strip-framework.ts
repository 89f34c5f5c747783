import { replaceParts } from './replace-parts'

/** The beginnings of the inline scripts with which Next starts React and passes the page's data to it. */
const STARTS = ['self.__next_f.push(', '(self.__next_f=', '(globalThis["TURBOPACK"]']

/**
 * Returns whether only the browser can render this page: the error page, or a page that failed in part. Next then sends no content, and its
 * scripts render it.
 */
export function needsFramework(html: string): boolean {
  return html.includes('<html id="__next_error__"') || html.includes('<!--$!-->')
}

/** Returns the page without Next's scripts and the tags that preload them. Other scripts, and data for search engines, stay. */
export function stripFramework(html: string): string {
  const withoutScripts = replaceParts(html, '<script', '</script>', (script) => (isFramework(script) ? '' : script))
  return replaceParts(withoutScripts, '<link', '>', (link) => (link.includes(' as="script"') ? '' : link))
}

function isFramework(script: string): boolean {
  const opened = script.indexOf('>')
  const tag = script.slice(0, opened)
  return tag.includes(' src="/_next/') || STARTS.some((start) => script.startsWith(start, opened + 1))
}
