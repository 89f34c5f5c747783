import type { ReactNode } from 'react'
import { FinderForm } from '@/components/catalog/finder-form'
import { EqualStrength } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import type { Fit, Wishes } from '@/lib/catalog/find-fitting'
import { addressNote } from '@/lib/csr/address/address-text'
import type { Address } from '@/lib/csr/address/read-address'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import { FitTable } from './fit-table'

type AddressResultProps = {
  language: Language
  address: Address
  typed: string
  wishes: Wishes
  fits: readonly Fit[]
  tax: TaxMode
}

/** The certificates that fit one address, each with the reason why it fits. */
export function AddressResult({ language, address, typed, wishes, fits, tax }: AddressResultProps) {
  const name = (text: ReactNode) => <span dir="ltr">{text}</span>
  return (
    <div className="pt-10">
      <PageTitle lead={addressNote(address, language)}>
        {wordsOf(language, 'find').rich('titleOfName', { name, address: address.unicode })}
      </PageTitle>
      <FinderForm language={language} address={typed} proves={wishes.proves} covers={wishes.covers} detailed />
      <div className="mt-8">
        {fits.length === 0 ? (
          <NothingFits language={language} address={address} wishes={wishes} />
        ) : (
          <>
            <FitTable language={language} fits={fits} />
            <EqualStrength tax={tax} language={language} />
          </>
        )}
      </div>
    </div>
  )
}

function NothingFits({ language, address, wishes }: { language: Language; address: Address; wishes: Wishes }) {
  const words = wordsOf(language, 'find')
  const wildcard = address.wildcard || wishes.covers === 'sub-domains'
  return (
    <Empty
      title={words('none')}
      action={<a href={pathIn(language, `/find?for=${encodeURIComponent(address.name)}`)}>{words('everything')}</a>}
    >
      {wildcard && wishes.proves === 'ev' ? wordsOf(language, 'catalogue')('noWildcardEv') : words('nothingSold')}
    </Empty>
  )
}
