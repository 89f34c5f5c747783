import type { Metadata } from 'next'
import { FlowFrame } from '@/components/layout/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { readLanguage } from '@/lib/auth/session/language'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
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
  return <Missing language={await readLanguage()} />
}

/** Also shown for things that belong to someone else, so that no one learns what exists. */
export async function Missing({ language }: { language: Language }) {
  const words = wordsOf(language, 'missingPage')
  return (
    <FlowFrame shop={await shopLook()} language={language}>
      <PageTitle lead={words('lead')}>{wordsOf(language, 'account')('missing')}</PageTitle>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/account/certificates">{words('certificates')}</ButtonLink>
        <ButtonLink href={pathIn(language, '/')} variant="secondary">
          {words('find')}
        </ButtonLink>
      </div>
    </FlowFrame>
  )
}
