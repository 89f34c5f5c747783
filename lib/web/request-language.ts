import type { IncomingMessage } from 'node:http'
import { DEFAULT_LANGUAGE, type Language, languageInCookies, languageOf } from '../languages/types'

/** Returns the language of a request about which nothing else is known yet, from its address or its browser. */
export function requestLanguage({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): Language {
  return languageOf(/^\/(\w+)/.exec(url)?.[1]) ?? languageInCookies(headers.cookie ?? '') ?? DEFAULT_LANGUAGE
}
