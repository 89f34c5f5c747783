import { readFileSync } from 'node:fs'
import path from 'node:path'
import { accentSheet } from '../../brand/colour'
import { replaceParts } from './replace-parts'
import { classesOf, readStyles, type Sheet, usedStyles } from './used-styles'

const BUILT = '/_next/'

/** Returns the attribute of an inline script or style sheet that the policy of a private page requires. */
export function nonceOf(nonce: string | undefined): string {
  return nonce === undefined ? '' : ` nonce="${nonce}"`
}

/**
 * Returns a function that inlines the style rules a page uses, so that the browser paints as soon as it has the page. Each style sheet is
 * read once. If a style sheet is missing, its link is left in place.
 */
export function inlineStyles(buildDirectory: string): (html: string, nonce?: string) => string {
  const sheets = new Map<string, Sheet>()
  const sheetAt = (href: string): Sheet | undefined => {
    const known = sheets.get(href)
    if (known) return known
    const css = readSheet(href, buildDirectory)
    if (css === undefined || css.includes('</style')) return undefined
    const sheet = readStyles(css)
    // Accent colours change with the settings, and are cheap to read.
    if (href.startsWith(BUILT)) sheets.set(href, sheet)
    return sheet
  }
  return (html, nonce) => {
    const classes = classesOf(html)
    return replaceParts(html, '<link rel="stylesheet"', '>', (link) => {
      const sheet = sheetAt(/ href="([^"]{1,200})"/.exec(link)?.[1] ?? '')
      return sheet ? `<style${nonceOf(nonce)}>${usedStyles(sheet, classes)}</style>` : link
    })
  }
}

function readSheet(href: string, buildDirectory: string): string | undefined {
  const [, light, dark] = /^\/look\/([\da-f]{6})-([\da-f]{6})\.css$/.exec(href) ?? []
  if (light && dark) return accentSheet({ light: `#${light}`, dark: `#${dark}` })
  if (!/^\/_next\/static\/[\w/~.-]+\.css$/.test(href) || href.includes('..')) return undefined
  try {
    const sheet = readFileSync(path.join(buildDirectory, href.slice(BUILT.length)), 'utf8')
    // URLs in a style sheet are relative to the sheet itself.
    return sheet.replace(/url\((\.\.?\/[^)"']{1,300})\)/g, (_all, to: string) => `url(${new URL(to, `http://shop${href}`).pathname})`)
  } catch {
    return undefined
  }
}
