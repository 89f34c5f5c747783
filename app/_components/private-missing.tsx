import type { Metadata } from 'next'
import { readLanguage } from '@/lib/auth/session/language'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { LanguageSwitch } from './language-switch'
import { MissingView } from './missing-view'
import { shopLook } from './shop-look'

export function missingMetadata(language: Language): Metadata {
  return { title: wordsOf(language, 'account')('missing'), robots: { index: false } }
}

/** The title of a missing page, in the language of the reader. */
export async function privateMissingMetadata(): Promise<Metadata> {
  return missingMetadata(await readLanguage())
}

/**
 * The 404 page of the private folders, in the language of the reader. Next renders it with every one of their pages, so it makes no queries
 * that the page doesn't make anyway.
 */
export async function PrivateMissing() {
  const language = await readLanguage()
  return <MissingView shop={await shopLook()} language={language} languages={<LanguageSwitch language={language} />} />
}
