import type { ShopLook } from '@/lib/brand/types'

const LEGAL = [
  { label: 'Terms', href: '/terms' },
  { label: 'Privacy', href: '/privacy' },
  { label: 'Refunds', href: '/refunds' },
  { label: 'Imprint', href: '/imprint' },
] as const

/** The footer of every page, with the help link always in the same place. */
export function SiteFooter({ shop: { supportEmail, supportPhone } }: { shop: Pick<ShopLook, 'supportEmail' | 'supportPhone'> }) {
  return (
    <footer className="no-print border-t border-line">
      <div className="mx-auto flex w-full max-w-shop flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 text-sm text-ink-2 sm:px-6">
        <div className="flex flex-wrap gap-x-6">
          <a href="/help" className="inline-flex min-h-11 items-center text-ink-2">
            Help and contact
          </a>
          {supportEmail && (
            <a href={`mailto:${supportEmail}`} className="inline-flex min-h-11 items-center text-ink-2 wrap-anywhere">
              {supportEmail}
            </a>
          )}
          {supportPhone && (
            <a href={`tel:${supportPhone.replace(/[^\d+]/g, '')}`} className="inline-flex min-h-11 items-center text-ink-2">
              {supportPhone}
            </a>
          )}
        </div>
        <ul className="flex flex-wrap gap-x-6">
          <li>
            <a href="/certificates" className="inline-flex min-h-11 items-center text-ink-2">
              All certificates
            </a>
          </li>
          <li>
            <a href="/tools" className="inline-flex min-h-11 items-center text-ink-2">
              Tools
            </a>
          </li>
          <li>
            <a href="/account/certificates" className="inline-flex min-h-11 items-center text-ink-2">
              Your certificates
            </a>
          </li>
          {LEGAL.map(({ label, href }) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-11 items-center text-ink-2">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  )
}
