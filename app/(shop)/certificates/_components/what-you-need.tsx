import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { cn } from '@/lib/cn'
import { wordsOf } from '@/lib/languages/text'
import { DEFAULT_LANGUAGE, type Language } from '@/lib/languages/types'

/** The five mailboxes at a domain that authorities may write to, the same in every language. */
const MAILBOXES = { first: 'admin@', second: 'administrator@', third: 'hostmaster@', fourth: 'postmaster@', fifth: 'webmaster@' } as const

/**
 * What the buyer needs to have ready. Inside a `group/product`, items that apply only to some certificate types appear when such a type is
 * chosen.
 */
export function WhatYouNeed({ product, language = DEFAULT_LANGUAGE }: { product: ProductView; language?: Language }) {
  const words = wordsOf(language, 'product')
  const levels = new Set(typesOf(product).map(({ level }) => level))
  const { multiDomain, namesIncluded, wildcard } = product.type
  return (
    <section>
      <h2>{words('need.title')}</h2>
      <ul className="mt-3 max-w-measure list-disc space-y-2 ps-5">
        {multiDomain ? (
          <>
            <li>{words('need.names', { count: namesIncluded })}</li>
            <li>{words('need.approvers', MAILBOXES)}</li>
          </>
        ) : (
          <li>{words('need.approver', MAILBOXES)}</li>
        )}
        <li>{words('need.request')}</li>
        <li>{words('need.contact')}</li>
        {(levels.has('ov') || levels.has('ev')) && <li className={cn(levels.has('dv') && UNLESS_DV)}>{words('need.organisation')}</li>}
        {levels.has('ev') && <li className={cn(levels.has('dv') && UNLESS_DV, levels.has('ov') && UNLESS_OV)}>{words('need.signer')}</li>}
        {wildcard && <li>{words('need.wildcard')}</li>}
      </ul>
    </section>
  )
}

const UNLESS_DV = 'group-has-[[data-level=dv]:checked]/product:hidden'
const UNLESS_OV = 'group-has-[[data-level=ov]:checked]/product:hidden'
