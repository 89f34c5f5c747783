import type { ShopLook } from '@/lib/brand/types'
import { pathIn } from '@/lib/languages/places'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'
import { LogoImage } from './logo-image'

type WordmarkProps = { shop: Pick<ShopLook, 'name' | 'logo'>; language?: Language }

/** The shop's logo, or its name, linked to the home page. */
export function Wordmark({ shop: { name, logo }, language = DEFAULT_LANGUAGE }: WordmarkProps) {
  return (
    <a
      href={pathIn(language, '/')}
      className="inline-flex min-h-11 items-center text-[1.25rem] font-semibold tracking-[-0.01em] text-ink no-underline [font-stretch:85%] hover:text-peacock"
    >
      {logo ? <LogoImage logo={logo} alt={name} /> : name}
    </a>
  )
}
