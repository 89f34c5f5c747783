import { taxMode } from '@/app/_components/tax-mode'
import { FinderForm } from '@/components/catalog/finder-form'
import { EqualStrength } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import type { Fit, Wishes } from '@/lib/catalog/find-fitting'
import { addressNote } from '@/lib/csr/address/address-text'
import type { Address } from '@/lib/csr/address/read-address'
import { FitTable } from './fit-table'

type AddressResultProps = { address: Address; typed: string; wishes: Wishes; fits: readonly Fit[] }

/** The certificates that fit one address, and why. */
export async function AddressResult({ address, typed, wishes, fits }: AddressResultProps) {
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
            <FitTable fits={fits} />
            <EqualStrength tax={await taxMode()} />
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
        ? 'Extended-validation wildcards don’t exist: industry rules forbid them.'
        : 'We sell nothing with these properties at the moment.'}
    </Empty>
  )
}
