import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { accentSheet, contrastOf, MIN_CONTRAST, nearestAccent, OWN_ACCENTS, THEMES } from './colour'
import { poorContrastText } from './messages'
import { accentsInput } from './schema'

const BACKGROUNDS = ['paper', 'surface', 'sunken', 'ok-pale', 'warn-pale', 'bad-pale', 'info-pale']

test('contrast is measured against the pages’ actual colours', () => {
  const [, light = '', dark = ''] = readFileSync('app/globals.css', 'utf8').split('color-scheme: light dark;').join('').split(':root {')
  for (const [theme, sheet] of Object.entries({ light, dark }) as ['light' | 'dark', string][]) {
    const colour = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(sheet)?.[1]
    expect(THEMES[theme]).toEqual({ surface: colour('surface'), on: colour('on-peacock'), backgrounds: BACKGROUNDS.map(colour) })
    expect(OWN_ACCENTS[theme]).toBe(colour('peacock'))
    expect(contrastOf(OWN_ACCENTS[theme], theme)).toBeGreaterThan(MIN_CONTRAST)
  }
})

test.each([
  ['#6fc3cf', 'light', 1.7],
  ['#0b5b66', 'dark', 2.0],
  ['#ffffff', 'light', 1.0],
  ['#000000', 'dark', 1.0],
  ['#777777', 'light', 3.7],
] as const)('%s is too faint on %s pages, and the suggested colour is the nearest readable one', (accent, theme, ratio) => {
  const measured = contrastOf(accent, theme)
  expect(Math.abs(measured - ratio)).toBeLessThan(0.15)
  const nearest = nearestAccent(accent, theme)
  expect(contrastOf(nearest, theme)).toBeGreaterThanOrEqual(MIN_CONTRAST)
  expect(contrastOf(nearest, theme)).toBeLessThan(MIN_CONTRAST + 0.4)
  expect(poorContrastText({ theme, accent, ratio: measured, nearest })).toContain(`${accent} has a contrast of`)
})

test('a ratio just below the limit is not rounded up to it', () => {
  expect(poorContrastText({ theme: 'light', accent: '#777777', ratio: 4.499, nearest: '#767676' })).toContain('4.4:1')
})

test('a colour is accepted in short form and in capitals, and anything else is refused before it reaches a page', () => {
  const read = (light: string) => accentsInput.safeParse({ version: '', light, dark: '#fff' })
  expect(read(' #0B5 ')).toMatchObject({ data: { light: '#00bb55', dark: '#ffffff' } })
  for (const other of ['0b5b66', '#0b5b6', 'red', '#0b5b66;}', '']) expect(read(other).success).toBe(false)
})

test('the style sheet defines all four colours for both themes', () => {
  const sheet = accentSheet({ light: '#7a1f5c', dark: '#f0a6d8' })
  expect(sheet).toContain(':root:root{--peacock:#7a1f5c;--peacock-deep:#5c1745;')
  expect(sheet).toContain('@media (prefers-color-scheme:dark){:root:root{--peacock:#f0a6d8;')
  expect(sheet.match(/--(?:peacock-pale|on-peacock):#[0-9a-f]{6}/g)).toHaveLength(4)
})
