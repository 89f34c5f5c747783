/** How the inline scripts begin with which Next starts React, and hands it the page's data. */
const STARTS = ['self.__next_f.push(', '(self.__next_f=', '(globalThis["TURBOPACK"]']

/**
 * Returns whether only the browser can show this page: the page of an error, or one of which a part failed. Next then sends no content, and
 * its scripts make it.
 */
export function needsFramework(html: string): boolean {
  return html.includes('<html id="__next_error__"') || html.includes('<!--$!-->')
}

/** Returns the page without Next's scripts and what loads them early. Other scripts, and data for search engines, stay. */
export function stripFramework(html: string): string {
  return without(without(html, '<script', '</script>', isFramework), '<link', '>', (tag) => tag.includes(' as="script"'))
}

function isFramework(script: string): boolean {
  const opened = script.indexOf('>')
  const tag = script.slice(0, opened)
  return tag.includes(' src="/_next/') || STARTS.some((start) => script.startsWith(start, opened + 1))
}

/** Returns the text without the parts from `start` to `end` that are to go. */
function without(html: string, start: string, end: string, goes: (part: string) => boolean): string {
  let kept = ''
  let from = 0
  for (let at = html.indexOf(start); at !== -1; ) {
    const closed = html.indexOf(end, at)
    if (closed === -1) break
    const next = closed + end.length
    if (goes(html.slice(at, next))) {
      kept += html.slice(from, at)
      from = next
    }
    at = html.indexOf(start, next)
  }
  return kept + html.slice(from)
}
