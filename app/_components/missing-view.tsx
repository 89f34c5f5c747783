import type { ComponentProps } from 'react'
import { FlowFrame } from '@/components/layout/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import type { ShopLook } from '@/lib/brand/types'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'

type MissingViewProps = { shop: ShopLook; language: Language } & Pick<ComponentProps<typeof FlowFrame>, 'languages' | 'path'>

/**
 * The 404 page. Also shown for objects that belong to someone else, so as not to reveal what exists. `languages`, `path`: the links to
 * other languages.
 */
export function MissingView({ shop, language, ...others }: MissingViewProps) {
  const words = wordsOf(language, 'missingPage')
  return (
    <FlowFrame shop={shop} language={language} {...others}>
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
