import type { Page } from '@playwright/test'
import { pseudoMessage } from '../lib/languages/testing/pseudo'

/** Renders the page in a made-up language that is 40 % longer than English and written in either direction. */
export async function speakPseudo(page: Page, direction: 'ltr' | 'rtl'): Promise<void> {
  const texts = await page.evaluate(() => {
    const found: Text[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (walker.currentNode instanceof Text && walker.currentNode.data.trim()) found.push(walker.currentNode)
    const shown = found.filter(({ parentElement }) => !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parentElement?.tagName ?? ''))
    Object.assign(window, { shownTexts: shown })
    return shown.map(({ data }) => data)
  })
  // Tags and braces in a page's text are ordinary characters, not message syntax, so they are removed first.
  const spoken = texts.map((text) => pseudoMessage(text.replace(/[<>{}]/g, ' '), direction))
  await page.evaluate(
    ([made, dir]) => {
      const { shownTexts = [] } = window as { shownTexts?: Text[] }
      for (const [index, text] of shownTexts.entries()) text.data = made[index] ?? ''
      document.documentElement.dir = dir
    },
    [spoken, direction] as const,
  )
}
