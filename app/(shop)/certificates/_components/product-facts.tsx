import { Facts } from '@/components/ui/facts'
import type { ProductView } from '@/lib/catalog/schema'
import { AUTHORITY, coversText, PROVES, reorderText } from '@/lib/catalog/words'

/** Everything else one may ask before buying. */
export function ProductFacts({ product }: { product: ProductView }) {
  const { type } = product
  return (
    <section className="mt-12 grid gap-x-12 gap-y-4 border-t border-line pt-10 md:grid-cols-[5fr_7fr]">
      <h2>Details</h2>
      <div className="min-w-0">
        <Facts
          items={[
            { term: 'What it proves', detail: PROVES[type.level] },
            {
              term: 'Covers',
              detail: type.wildcard
                ? coversText(type)
                : 'One name. A certificate for www.example.com covers example.com too; any other name covers only itself.',
            },
            {
              term: 'Signed by',
              detail: AUTHORITY[type.family] === type.brand ? type.brand : `${AUTHORITY[type.family]}, as ${type.brand}`,
            },
            {
              term: 'Each file runs',
              detail:
                'Up to 199 days. Public certificates may not run longer since March 2026. Replacements within your term are included.',
            },
            { term: 'Ordering again', detail: reorderText(type) },
          ]}
        />
        <details className="mt-4">
          <summary className="min-h-11 w-fit py-2.5 font-semibold text-peacock">Technical details</summary>
          <Facts
            items={[
              { term: 'Keys', detail: 'RSA from 2048 bit, or ECDSA P-256 and P-384' },
              { term: 'Signature', detail: 'SHA-256' },
              { term: 'Your private key', detail: 'Made on your server. It is never sent to us.' },
              {
                term: 'For',
                detail: 'Servers. Not for logging devices or people in: authorities no longer allow that use since May 2026.',
              },
              { term: 'Public log', detail: 'Every certificate is published with its names, as browsers demand.' },
            ]}
          />
        </details>
      </div>
    </section>
  )
}
