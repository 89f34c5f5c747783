import { type Container, parse } from 'postcss'
import selectorParser from 'postcss-selector-parser'

/** A part of a style sheet: plain text, a group such as `@media`, or a rule with the classes that each of its selectors needs. */
type Part =
  | { kind: 'text'; text: string }
  | { kind: 'group'; head: string; parts: readonly Part[] }
  | { kind: 'rule'; selectors: readonly { text: string; classes: readonly string[] }[]; body: string }

export type Sheet = readonly Part[]

/** Parses a style sheet, so that `usedStyles` can return the part of it that a page uses. */
export function readStyles(css: string): Sheet {
  return partsOf(parse(css))
}

function partsOf(container: Container): Part[] {
  return (container.nodes ?? []).map((node): Part => {
    if (node.type === 'rule') {
      const selectors = node.selectors.map((text) => ({ text, classes: classesIn(text) }))
      return { kind: 'rule', selectors, body: node.nodes.map(String).join(';') }
    }
    if (node.type === 'atrule' && node.nodes && /^(?:layer|media|supports)$/.test(node.name)) {
      return { kind: 'group', head: `@${node.name} ${node.params}`, parts: partsOf(node) }
    }
    return { kind: 'text', text: node.type === 'atrule' && !node.nodes ? `${node};` : String(node) }
  })
}

/** Returns the classes that a selector needs in order to match. Classes inside parentheses, as in `:not(…)`, are not needed. */
function classesIn(selector: string): string[] {
  return selectorParser()
    .astSync(selector)
    .first.nodes.flatMap((node) => (node.type === 'class' ? [node.value] : []))
}

/** Returns the rules of a sheet that can apply to a page with these classes. Rules that need no class can always apply. */
export function usedStyles(sheet: Sheet, classes: ReadonlySet<string>): string {
  let css = ''
  for (const part of sheet) {
    if (part.kind === 'text') css += part.text
    else if (part.kind === 'group') {
      const used = usedStyles(part.parts, classes)
      // An empty layer still counts in the order of layers.
      if (used || part.head.includes('@layer')) css += `${part.head}{${used}}`
    } else {
      const used = part.selectors.filter((selector) => selector.classes.every((name) => classes.has(name)))
      if (used.length > 0) css += `${used.map(({ text }) => text).join(',')}{${part.body}}`
    }
  }
  return css
}

/** Returns the classes in a page rendered by React. */
export function classesOf(html: string): Set<string> {
  const classes = new Set<string>()
  for (const [, list = ''] of html.matchAll(/ class="([^"]*)"/g)) for (const name of decode(list).split(' ')) classes.add(name)
  return classes
}

const decode = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
