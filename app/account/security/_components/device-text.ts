import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

/** Returns the name of a sign-in's browser, which is stored as `Firefox on Linux`, in a given language. */
export function deviceText(device: string, language: Language): string {
  const words = wordsOf(language, 'sessions')
  const [name = '', system] = device.split(' on ')
  const browser = name === 'A browser' ? words('someBrowser') : name === 'An unknown browser' ? words('unknownBrowser') : name
  return system ? words('deviceOn', { browser, system }) : browser
}
