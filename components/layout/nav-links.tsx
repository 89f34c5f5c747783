import { cn } from '@/lib/cn'

export type NavItem = { label: string; href: string }

/** A row of links. The link whose path equals `current`, or is its nearest parent, is marked. */
export function NavLinks({ items, current, label }: { items: readonly NavItem[]; current?: string | undefined; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-5">
        {items.map((item) => (
          <li key={item.href}>
            <a
              href={item.href}
              aria-current={item.href === current ? 'page' : undefined}
              className={cn(
                'inline-flex min-h-11 items-center text-[0.9375rem] hover:text-ink hover:underline',
                item.href === current ? 'font-semibold text-ink underline decoration-2 underline-offset-8' : 'text-ink-2 no-underline',
              )}
            >
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
