import type { ReactNode } from 'react'
import type { ShopLook } from '@/lib/brand/types'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, LANGUAGE_NAMES, LANGUAGES, type Language } from '@/lib/languages/types'

const LINKS = [
  { label: 'allCertificates', path: '/certificates' },
  { label: 'tools', path: '/tools' },
  { label: 'yourCertificates', path: '/account/certificates' },
  { label: 'terms', path: '/terms' },
  { label: 'privacy', path: '/privacy' },
  { label: 'refunds', path: '/refunds' },
  { label: 'imprint', path: '/imprint' },
] as const

const LINK = 'inline-flex min-h-11 items-center text-ink-2'

type SiteFooterProps = {
  shop: Pick<ShopLook, 'supportEmail' | 'supportPhone'>
  language?: Language
  path?: string | undefined
  languages?: ReactNode
}

/**
 * The footer of every page, with the help link always in the same place. `path` is the page's path without a language prefix, if the page
 * exists in every language; the footer then links to the other languages. `languages` replaces these links on a page with one address.
 */
export function SiteFooter({ shop: { supportEmail, supportPhone }, language = DEFAULT_LANGUAGE, path, languages }: SiteFooterProps) {
  const words = wordsOf(language, 'shared')
  return (
    <footer className="no-print border-t border-line">
      <div className="mx-auto flex w-full max-w-shop flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 text-sm text-ink-2 sm:px-6">
        <div className="flex flex-wrap gap-x-6">
          <a href={pathIn(language, '/help')} className={LINK}>
            {words('help')}
          </a>
          {supportEmail && (
            <a href={`mailto:${supportEmail}`} className={`${LINK} wrap-anywhere`}>
              {supportEmail}
            </a>
          )}
          {supportPhone && (
            <a href={`tel:${supportPhone.replace(/[^\d+]/g, '')}`} className={LINK} dir="ltr">
              {supportPhone}
            </a>
          )}
        </div>
        <ul className="flex flex-wrap gap-x-6">
          {LINKS.map((link) => (
            <li key={link.path}>
              <a href={pathIn(language, link.path)} className={LINK}>
                {words(link.label)}
              </a>
            </li>
          ))}
        </ul>
        {path ? <Languages language={language} path={path} /> : languages}
      </div>
    </footer>
  )
}

function Languages({ language, path }: { language: Language; path: string }) {
  return (
    <nav aria-label={wordsOf(language, 'shared')('language')} className="w-full">
      <ul className="flex flex-wrap gap-x-6">
        {LANGUAGES.map((one) => (
          <li key={one} lang={one}>
            <a href={pathIn(one, path)} hrefLang={one} aria-current={one === language ? 'true' : undefined} className={LINK}>
              {LANGUAGE_NAMES[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
