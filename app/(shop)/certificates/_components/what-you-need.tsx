import type { ProductView } from '@/lib/catalog/schema'
import { typesOf } from '@/lib/catalog/schema'

/** What to have at hand before buying. */
export function WhatYouNeed({ product }: { product: ProductView }) {
  const types = typesOf(product)
  const organisation = types.some((type) => type.level !== 'dv')
  const extended = types.some((type) => type.level === 'ev')
  return (
    <section>
      <h2>What you’ll need</h2>
      <ul className="mt-3 max-w-measure list-disc space-y-2 ps-5">
        <li>
          Someone who can open one of five mailboxes at the domain: admin@, administrator@, hostmaster@, postmaster@ or webmaster@. That
          person approves the certificate.
        </li>
        <li>A request (CSR) made on your server. The set-up shows how.</li>
        <li>A contact’s name, address and phone number in plain letters; where a name has others, we suggest a spelling and you decide.</li>
        {organisation && (
          <li>A registered organisation, its name exactly as in the public register, and a phone number listed in a public directory.</li>
        )}
        {extended && <li>For extended validation also someone who may sign for the organisation.</li>}
        {product.type.multiDomain && (
          <li>All names, up to {product.type.namesIncluded}: they stand together in the request, and somebody at each domain approves.</li>
        )}
        {product.type.wildcard && <li>The domain itself: a wildcard covers *.example.com and example.com, but not a.b.example.com.</li>}
      </ul>
    </section>
  )
}
