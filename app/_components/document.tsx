import type { ReactNode } from 'react'
import { TranslationGuard } from '@/components/ui/keep/translation-guard'
import { TypedKeeper } from '@/components/ui/keep/typed-keeper'
import { WordsForForms } from '@/components/ui/words/words-for-forms'
import { messagesOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, directionOf, type Language } from '@/lib/languages/types'
import { plexMono, plexSans } from '../fonts'
import { shopLook } from './shop-look'

type DocumentProps = { language: Language; children: ReactNode }

/** The HTML document around every page, in the language of the page. Every top-level folder of `app` uses it in its layout. */
export async function Document({ language, children }: DocumentProps) {
  const { accents } = await shopLook()
  return (
    <html lang={language} dir={directionOf(language)} className={`${plexSans.variable} ${plexMono.variable}`}>
      <body>
        {accents && <link rel="stylesheet" precedence="look" href={`/look/${accents.light.slice(1)}-${accents.dark.slice(1)}.css`} />}
        <TranslationGuard />
        {language === DEFAULT_LANGUAGE ? children : <WordsForForms words={messagesOf(language).forms}>{children}</WordsForForms>}
        <TypedKeeper />
      </body>
    </html>
  )
}
