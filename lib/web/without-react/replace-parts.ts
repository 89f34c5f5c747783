/** Returns the text with each part from `start` to the next `end` replaced. A part without an `end` is left unchanged. */
export function replaceParts(text: string, start: string, end: string, replace: (part: string) => string): string {
  let made = ''
  let from = 0
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, from)) {
    const closed = text.indexOf(end, at)
    if (closed === -1) break
    const next = closed + end.length
    made += text.slice(from, at) + replace(text.slice(at, next))
    from = next
  }
  return made + text.slice(from)
}
