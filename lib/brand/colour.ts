import type { Accents } from './types'

export type Theme = keyof Accents

/** The colours from app/globals.css that appear behind text in the accent colour, and that of text on an accent background. */
export const THEMES: Record<Theme, { surface: string; on: string; backgrounds: readonly string[] }> = {
  light: {
    surface: '#ffffff',
    on: '#ffffff',
    backgrounds: ['#f6f8f6', '#ffffff', '#ecf1ee', '#e3f1e7', '#fbeedb', '#fbe9e7', '#e6eef8'],
  },
  dark: {
    surface: '#15201d',
    on: '#06211f',
    backgrounds: ['#0e1614', '#15201d', '#1c2926', '#16291f', '#2e2416', '#341c1b', '#172538'],
  },
}

export const OWN_ACCENTS: Accents = { light: '#0b5b66', dark: '#6fc3cf' }

/** The minimum contrast of text under WCAG 2.2, 1.4.3. */
export const MIN_CONTRAST = 4.5

const TOWARDS: Record<Theme, string> = { light: '#000000', dark: '#ffffff' }

/** Returns an accent's lowest contrast in a theme, as text on any of its backgrounds and as a button background. */
export function contrastOf(accent: string, theme: Theme): number {
  const { on, backgrounds } = THEMES[theme]
  return Math.min(...[...backgrounds, on, paleOf(accent, theme)].map((other) => contrast(accent, other)))
}

/** Returns the nearest colour with sufficient contrast, moving towards black on light pages and towards white on dark ones. */
export function nearestAccent(accent: string, theme: Theme): string {
  for (let step = 0; step < 200; step += 1) {
    const mixed = mix(accent, TOWARDS[theme], step / 200)
    if (contrastOf(mixed, theme) >= MIN_CONTRAST) return mixed
  }
  return TOWARDS[theme]
}

/** Returns the style sheet that sets these accents on every page. */
export function accentSheet({ light, dark }: Accents): string {
  return `:root:root{${variables(light, 'light')}}@media (prefers-color-scheme:dark){:root:root{${variables(dark, 'dark')}}}\n`
}

function variables(accent: string, theme: Theme): string {
  const deep = mix(accent, TOWARDS[theme], 0.25)
  return `--peacock:${accent};--peacock-deep:${deep};--peacock-pale:${paleOf(accent, theme)};--on-peacock:${THEMES[theme].on}`
}

const paleOf = (accent: string, theme: Theme) => mix(THEMES[theme].surface, accent, 0.12)

function mix(one: string, other: string, share: number): string {
  const [from, to] = [channelsOf(one), channelsOf(other)]
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Relative luminance as defined in WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channelsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
