import localFont from 'next/font/local'

/**
 * IBM Plex from npm packages, so nothing is downloaded at build time or from third parties. Text is shown immediately and doesn't change: a
 * font that arrives after the first paint is used from the next page on, because swapping it would move the lines.
 */
export const plexSans = localFont({
  src: '../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wdth-normal.woff2',
  weight: '100 700',
  declarations: [{ prop: 'font-stretch', value: '75% 100%' }],
  variable: '--font-plex-sans',
  display: 'optional',
})

export const plexMono = localFont({
  src: '../node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-plex-mono',
  display: 'optional',
  preload: false,
  // Next's fallback would not be monospaced.
  adjustFontFallback: false,
})
