import Link from 'next/link'
import type { ComponentPropsWithoutRef } from 'react'

type AppLinkProps = ComponentPropsWithoutRef<'a'> & { href: string }

/**
 * A link inside the shop. Between public pages it navigates in place; a private page is always loaded as a whole document,
 * so that it comes with its own Content Security Policy and never rests in the browser's router memory.
 */
export function AppLink({ href, children, ...rest }: AppLinkProps) {
  if (!isPublic(href)) {
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    )
  }
  return (
    <Link href={href} prefetch={false} {...rest}>
      {children}
    </Link>
  )
}

function isPublic(href: string): boolean {
  return href === '/' || href === '/certificates' || href.startsWith('/certificates/')
}
