import { Facts } from '@/components/ui/facts'
import { fileDays } from '@/lib/catalog/file-lifetime'
import type { ProductView } from '@/lib/catalog/schema'
import { AUTHORITY, coversInFull, PROVES, reorderText } from '@/lib/catalog/text'
import { now } from '@/lib/clock'
import { byType } from './by-type'

/** The remaining details that buyers ask about. */
export function ProductFacts({ product }: { product: ProductView }) {
  const { type } = product
  return (
    <section className="mt-12 grid gap-x-12 gap-y-4 border-t border-line pt-10 md:grid-cols-[5fr_7fr]">
      <h2>Details</h2>
      <div className="min-w-0">
        <Facts
          items={[
            { term: 'What it proves', detail: <ByType lines={byType(product, ({ level }) => PROVES[level])} /> },
            { term: 'Covers', detail: <ByType lines={byType(product, coversInFull)} /> },
            {
              term: 'Signed by',
              detail: AUTHORITY[type.family] === type.brand ? type.brand : `${AUTHORITY[type.family]}, as ${type.brand}`,
            },
            {
              term: 'Each file is valid',
              detail: `Up to ${fileDays(now())} days: no public certificate may be valid for longer. Within your term, the next file costs nothing: choose “Replace this certificate” on its page.`,
            },
            { term: 'Ordering again', detail: <ByType lines={byType(product, reorderText)} /> },
          ]}
        />
        <details className="mt-4">
          <summary className="min-h-11 w-fit py-2.5 font-semibold text-peacock">Technical details</summary>
          <Facts
            items={[
              { term: 'Keys', detail: 'RSA from 2048 bit, or ECDSA P-256 and P-384' },
              { term: 'Signature', detail: 'SHA-256' },
              { term: 'Your private key', detail: 'Made on your server or in your browser. It is never sent to us.' },
              {
                term: 'For',
                detail:
                  'Servers only. Since May 2026 authorities no longer issue certificates that sign in people or devices (client authentication).',
              },
              { term: 'Public log', detail: 'Browsers require every certificate to be published, with its names.' },
            ]}
          />
        </details>
      </div>
    </section>
  )
}

/** A single text, or one line per type. */
function ByType({ lines }: { lines: ReturnType<typeof byType> }) {
  return lines.map(({ type, text }) => (
    <span key={type} className="block">
      {type && <strong>{type}: </strong>}
      {text}
    </span>
  ))
}
