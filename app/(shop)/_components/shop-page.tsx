import type { ReactNode } from 'react'
import { shopLook } from '@/app/_components/shop-look'
import { ShopFrame } from '@/components/layout/shop-frame'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { BasketLink } from './basket-link'

type ShopPageProps = {
  language?: Language
  /** The page's path without a language prefix, if the page exists in every language. The footer then links to the other languages. */
  path?: string
  /** The language switch, on a page that has one address for all languages. */
  languages?: ReactNode
  children: ReactNode
}

/** The layout of a public page. Reads nothing about the visitor, so that the page can be prerendered. */
export async function ShopPage({ language = DEFAULT_LANGUAGE, path, languages, children }: ShopPageProps) {
  const words = wordsOf(language, 'shared')
  return (
    <ShopFrame
      shop={await shopLook()}
      language={language}
      path={path}
      languages={languages}
      aside={
        <div className="flex flex-wrap gap-x-3 text-[0.9375rem] sm:gap-x-5">
          <BasketLink href={pathIn(language, '/cart')} label={words('basket')} />
          <a
            href={pathIn(language, '/account/certificates')}
            className="inline-flex min-h-11 items-center text-ink-2 no-underline hover:text-ink hover:underline"
          >
            {words('account')}
          </a>
        </div>
      }
    >
      {children}
    </ShopFrame>
  )
}
