import { type ProductView, typesOf } from '@/lib/catalog/schema'
import { cn } from '@/lib/cn'

const MAILBOXES = 'admin@, administrator@, hostmaster@, postmaster@ or webmaster@'

/**
 * What the buyer needs to have ready. Inside a `group/product`, items for only some certificate types appear when one of those is chosen.
 */
export function WhatYouNeed({ product }: { product: ProductView }) {
  const levels = new Set(typesOf(product).map(({ level }) => level))
  const { multiDomain, namesIncluded, wildcard } = product.type
  return (
    <section>
      <h2>What you’ll need</h2>
      <ul className="mt-3 max-w-measure list-disc space-y-2 ps-5">
        {multiDomain ? (
          <>
            <li>All the names, up to {namesIncluded}. They go into one request.</li>
            <li>
              For each of them, someone who can open one of five mailboxes at its domain: {MAILBOXES}. That person approves that name.
            </li>
          </>
        ) : (
          <li>Someone who can open one of five mailboxes at the domain: {MAILBOXES}. That person approves the certificate.</li>
        )}
        <li>A request (CSR), made on your server or in your browser. The set-up shows how.</li>
        <li>
          A contact’s name, address and phone number. Authorities accept A–Z only. If a name has other letters, we suggest a spelling and
          you confirm it.
        </li>
        {(levels.has('ov') || levels.has('ev')) && (
          <li className={cn(levels.has('dv') && UNLESS_DV)}>
            A registered organisation, its name exactly as in the public register, and a phone number listed in a public directory.
          </li>
        )}
        {levels.has('ev') && (
          <li className={cn(levels.has('dv') && UNLESS_DV, levels.has('ov') && UNLESS_OV)}>
            For extended validation, someone who may sign for the organisation.
          </li>
        )}
        {wildcard && <li>The domain itself: a wildcard covers *.example.com and example.com, but not a.b.example.com.</li>}
      </ul>
    </section>
  )
}

const UNLESS_DV = 'group-has-[[data-level=dv]:checked]/product:hidden'
const UNLESS_OV = 'group-has-[[data-level=ov]:checked]/product:hidden'
