import { taxMode } from '@/app/_components/tax-mode'
import { FinderForm } from '@/components/catalog/finder-form'
import { EqualStrength } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import type { SeveralFit, Wishes } from '@/lib/catalog/find-fitting'
import { FitTable } from './fit-table'

type SeveralResultProps = { count: number; first: string; typed: string; wishes: Wishes; fits: readonly SeveralFit[] }

/** Certificates that cover several names, or the alternatives if there are none. */
export async function SeveralResult({ count, first, typed, wishes, fits }: SeveralResultProps) {
  return (
    <div className="pt-10">
      <PageTitle lead="One certificate can cover several names. List them all in the request you send after payment. Each name is approved separately.">
        What fits {count} addresses
      </PageTitle>
      <FinderForm address={typed} proves={wishes.proves} covers={wishes.covers} detailed />
      <div className="mt-8">
        {fits.length > 0 ? (
          <>
            <FitTable fits={fits} />
            <EqualStrength tax={await taxMode()} />
          </>
        ) : (
          <Empty
            title={`We sell no certificate that includes ${count} names.`}
            action={<a href="/find?covers=several">Show certificates for several names</a>}
          >
            Split the names across several certificates, or choose a wildcard if they are all sub-domains of one name.
          </Empty>
        )}
        <p className="mt-3 max-w-measure text-ink-2">
          Are they all direct sub-domains of one domain? Then <a href="/find?covers=sub-domains">a wildcard</a> covers them and every later
          one. For one of them alone: <a href={`/find?for=${encodeURIComponent(first)}`}>what fits {first}</a>.
        </p>
      </div>
    </div>
  )
}
