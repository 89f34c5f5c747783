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

/** The title of what is missing, in the language of the reader. */
export async function privateMissingMetadata(): Promise<Metadata> {
  return missingMetadata(await readLanguage())
}

/**
 * What private folders show for unknown addresses, in the language of the reader. Next renders it with every page of theirs, so it asks the
 * database for nothing that the page does not ask for.
 */
export async function PrivateMissing() {
  const language = await readLanguage()
  return <MissingView shop={await shopLook()} language={language} languages={<LanguageSwitch language={language} />} />
}
