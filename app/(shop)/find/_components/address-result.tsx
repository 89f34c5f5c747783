import { FinderForm } from '@/components/catalog/finder-form'
import { Price } from '@/components/catalog/price'
import { ProductName } from '@/components/catalog/product-name'
import { EqualStrength } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import type { Fit, Wishes } from '@/lib/catalog/find-fitting'
import { PROVES } from '@/lib/catalog/words'
import { addressNote } from '@/lib/csr/address-words'
import type { Address } from '@/lib/csr/read-address'

type AddressResultProps = { address: Address; typed: string; wishes: Wishes; fits: readonly Fit[] }

/** What fits one address, and why. */
export function AddressResult({ address, typed, wishes, fits }: AddressResultProps) {
  const note = addressNote(address)
  return (
    <div className="pt-10">
      <PageTitle lead={note}>
        What fits <span dir="ltr">{address.unicode}</span>
      </PageTitle>
      <FinderForm address={typed} proves={wishes.proves} covers={wishes.covers} detailed />
      <div className="mt-8">
        {fits.length === 0 ? (
          <NothingFits address={address} wishes={wishes} />
        ) : (
          <>
            <Table
              compact
              caption={fits.length === 1 ? 'One certificate fits' : `${fits.length} certificates fit`}
              columns={[
                { label: 'Certificate' },
                { label: 'What it proves' },
                { label: 'Why it fits' },
                { label: 'Usual wait' },
                { label: 'Price', numeric: true },
              ]}
              rows={fits.map((fit) => ({
                key: fit.product.slug,
                cells: [
                  <ProductName key="name" product={{ ...fit.product, type: fit.type }} />,
                  PROVES[fit.type.level],
                  <span key="why" className="wrap-anywhere">
                    {fit.why}
                  </span>,
                  fit.type.usualWait,
                  <Price key="price" {...fit.from} from />,
                ],
              }))}
            />
            <EqualStrength />
          </>
        )}
      </div>
    </div>
  )
}

function NothingFits({ address, wishes }: { address: Address; wishes: Wishes }) {
  const wildcard = address.wildcard || wishes.covers === 'sub-domains'
  return (
    <Empty
      title="No certificate matches."
      action={<a href={`/find?for=${encodeURIComponent(address.name)}`}>Show everything for this address</a>}
    >
      {wildcard && wishes.proves === 'ev'
        ? 'Wildcards with extended validation don’t exist anywhere: the industry rules forbid them.'
        : 'We sell nothing with these properties at the moment.'}
    </Empty>
  )
}
