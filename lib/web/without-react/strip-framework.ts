import { replaceParts } from './replace-parts'

/** The beginnings of the inline scripts with which Next starts React and passes the page's data to it. */
const STARTS = ['self.__next_f.push(', '(self.__next_f=', '(globalThis["TURBOPACK"]']

const MARKS = ['<html id="__next_error__"', '<!--$!-->', '<!--$?-->', ' data-needs-react=""']

/**
 * Returns whether only the browser can complete this page: the error page, a page that partly failed to render, or one with a part that
 * arrives later. Next's scripts then render that part or put it in its place. Other pages say that they need React.
 */
export function needsFramework(html: string | Buffer): boolean {
  return MARKS.some((mark) => html.includes(mark))
}

/** Returns the page without Next's scripts and the tags that preload them. Other scripts, and data for search engines, are kept. */
export function stripFramework(html: string): string {
  const withoutScripts = replaceParts(html, '<script', '</script>', (script) => (isFramework(script) ? '' : script))
  return replaceParts(withoutScripts, '<link', '>', (link) => (link.includes(' as="script"') ? '' : link))
}

function isFramework(script: string): boolean {
  const opened = script.indexOf('>')
  const tag = script.slice(0, opened)
  return tag.includes(' src="/_next/') || STARTS.some((start) => script.startsWith(start, opened + 1))
}
