import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

/** The content of the shop's 404 page. Most visitors get here through a link to a certificate that is no longer sold. */
export function MissingView({ language }: { language: Language }) {
  const words = wordsOf(language, 'missing')
  return (
    <div className="max-w-measure pt-10">
      <PageTitle lead={words('lead')}>{words('title')}</PageTitle>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={pathIn(language, '/certificates')}>{words('all')}</ButtonLink>
        <ButtonLink href={pathIn(language, '/')} variant="secondary">
          {words('find')}
        </ButtonLink>
      </div>
    </div>
  )
}
