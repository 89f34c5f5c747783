import { PageTitle } from '@/components/layout/page-title'
import { ButtonLink } from '@/components/ui/button'
import type { MissingText } from '@/lib/languages/missing-text'

/** The content of a 404 page. `lib/web/missing-page.ts` sends the same texts to readers without scripts. */
export function Missing({ text: { title, lead, links } }: { text: MissingText }) {
  return (
    <>
      <PageTitle lead={lead}>{title}</PageTitle>
      <div className="flex flex-wrap gap-3">
        {links.map(({ href, label }, index) => (
          <ButtonLink key={href} href={href} variant={index === 0 ? 'primary' : 'secondary'}>
            {label}
          </ButtonLink>
        ))}
      </div>
    </>
  )
}
