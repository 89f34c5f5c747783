import type { ShopLook } from '@/lib/brand/types'
import { LogoImage } from './logo-image'

/** The shop's logo, or its name, linked to the home page. */
export function Wordmark({ shop: { name, logo } }: { shop: Pick<ShopLook, 'name' | 'logo'> }) {
  return (
    <a
      href="/"
      className="inline-flex min-h-11 items-center text-[1.25rem] font-semibold tracking-[-0.01em] text-ink no-underline [font-stretch:85%] hover:text-peacock"
    >
      {logo ? <LogoImage logo={logo} alt={name} /> : name}
    </a>
  )
}
