const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g

/** Escapes text for use inside an element or a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** Returns the distinct URLs in a string, in order. */
export function findLinks(text: string): string[] {
  return [...new Set(text.match(LINK) ?? [])]
}

/** Escapes a string and makes its URLs clickable. */
export function linkify(text: string): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(LINK)) {
    html += `${escapeHtml(text.slice(from, match.index))}<a href="${escapeHtml(match[0])}">${escapeHtml(match[0])}</a>`
    from = match.index + match[0].length
  }
  return html + escapeHtml(text.slice(from))
}
