/** A part of a style sheet: a text as it is, a group such as `@media`, or a rule with the classes that each of its selectors needs. */
type Part =
  | { kind: 'text'; text: string }
  | { kind: 'group'; head: string; parts: readonly Part[] }
  | { kind: 'rule'; selectors: readonly { text: string; classes: readonly string[] }[]; body: string }

export type Sheet = readonly Part[]

/** Reads a minified style sheet, so that `usedStyles` can write the part of it that a page uses. */
export function readStyles(css: string): Sheet {
  const parts: Part[] = []
  for (let at = 0; at < css.length; ) {
    const opened = findSign(css, at, '{;')
    if (css[opened] !== '{') {
      parts.push({ kind: 'text', text: css.slice(at, opened + 1) })
      at = opened + 1
      continue
    }
    const closed = closing(css, opened)
    const [head, body] = [css.slice(at, opened), css.slice(opened + 1, closed)]
    if (/^\s*@(?:layer|media|supports)\b/.test(head)) parts.push({ kind: 'group', head, parts: readStyles(body) })
    else if (head.trimStart().startsWith('@')) parts.push({ kind: 'text', text: css.slice(at, closed + 1) })
    else parts.push({ kind: 'rule', selectors: splitSelectors(head).map((text) => ({ text, classes: classesIn(text) })), body })
    at = closed + 1
  }
  return parts
}

/** Returns the rules of a sheet that can apply to a page with these classes. Those that need no class always can. */
export function usedStyles(sheet: Sheet, classes: ReadonlySet<string>): string {
  let css = ''
  for (const part of sheet) {
    if (part.kind === 'text') css += part.text
    else if (part.kind === 'group') {
      const used = usedStyles(part.parts, classes)
      // An empty layer still has its place in the order of layers.
      if (used || part.head.includes('@layer')) css += `${part.head}{${used}}`
    } else {
      const used = part.selectors.filter((selector) => selector.classes.every((name) => classes.has(name)))
      if (used.length > 0) css += `${used.map(({ text }) => text).join(',')}{${part.body}}`
    }
  }
  return css
}

/** Returns the classes in a page, as React writes them. */
export function classesOf(html: string): Set<string> {
  const classes = new Set<string>()
  for (const [, list = ''] of html.matchAll(/ class="([^"]*)"/g)) for (const name of decode(list).split(' ')) classes.add(name)
  return classes
}

const decode = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')

/** Returns where one of the signs stands first, outside of texts and brackets, or the end. */
function findSign(css: string, from: number, signs: string): number {
  let depth = 0
  for (let at = from; at < css.length; at += 1) {
    const sign = css[at] ?? ''
    if (sign === '\\') at += 1
    else if (sign === '"' || sign === "'") at = endOfText(css, at)
    else if (depth === 0 && signs.includes(sign)) return at
    else if (sign === '(' || sign === '[') depth += 1
    else if (sign === ')' || sign === ']') depth -= 1
  }
  return css.length
}

function closing(css: string, opened: number): number {
  let depth = 0
  for (let at = opened; at < css.length; at += 1) {
    const sign = css[at]
    if (sign === '\\') at += 1
    else if (sign === '"' || sign === "'") at = endOfText(css, at)
    else if (sign === '{') depth += 1
    else if (sign === '}') {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return css.length
}

function endOfText(css: string, opened: number): number {
  let at = opened + 1
  while (at < css.length && css[at] !== css[opened]) at += css[at] === '\\' ? 2 : 1
  return at
}

function splitSelectors(head: string): string[] {
  const selectors: string[] = []
  for (let at = 0; at <= head.length; ) {
    const end = findSign(head, at, ',')
    selectors.push(head.slice(at, end))
    at = end + 1
  }
  return selectors
}

/** Returns the classes without which a selector matches nothing. Those inside brackets, as of `:not(…)`, may be missing. */
function classesIn(selector: string): string[] {
  const classes: string[] = []
  for (let at = findSign(selector, 0, '.'); at < selector.length; at = findSign(selector, at, '.')) {
    const [name = ''] = NAME.exec(selector.slice(at + 1)) ?? []
    classes.push(
      name.replace(ESCAPE, (_all, code: string | undefined, sign) => (code ? String.fromCodePoint(Number.parseInt(code, 16)) : sign)),
    )
    at += 1 + name.length
  }
  return classes
}

const NAME = /^(?:\\[\da-fA-F]{1,6} ?|\\.|[\w-]|[^\0-\x7F])+/
const ESCAPE = /\\(?:([\da-fA-F]{1,6}) ?|(.))/g
