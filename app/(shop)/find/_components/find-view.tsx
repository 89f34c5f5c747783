import { FinderForm } from '@/components/catalog/finder-form'
import { PageTitle } from '@/components/layout/page-title'
import { ErrorSummary } from '@/components/ui/form/error-summary'
import { findFitting, findForSeveral } from '@/lib/catalog/find-fitting'
import type { ProductView } from '@/lib/catalog/schema'
import { addressProblemText } from '@/lib/csr/address/address-text'
import { readAddress } from '@/lib/csr/address/read-address'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import type { FindQuery } from '../read-query'
import { AddressResult } from './address-result'
import { FilterResult } from './filter-result'
import { SeveralResult } from './several-result'

type FindViewProps = { language: Language; products: readonly ProductView[]; query: FindQuery; tax: TaxMode }

/** The certificates that fit one or more addresses, or a filter, without the surrounding layout. */
export function FindView({ language, products, query, tax }: FindViewProps) {
  const { address: typed, wishes } = query
  const filter = { ...wishes, brand: query.brand, q: query.words }
  if (!query.isAsked) return <FilterResult language={language} products={products} filter={filter} tax={tax} />

  const shared = { language, typed, wishes, tax }
  const read = readAddress(typed)
  if (read.ok) return <AddressResult {...shared} address={read.value} fits={findFitting(products, read.value, wishes, language)} />
  if (read.error.code === 'several') {
    const { count, first } = read.error
    return <SeveralResult {...shared} count={count} first={first} fits={findForSeveral(products, count, wishes, language)} />
  }
  const words = wordsOf(language, 'find')
  const error = addressProblemText(read.error, language)
  return (
    <div className="pt-10">
      <div className="max-w-form">
        <ErrorSummary message={error} fields={[{ id: 'for', text: error }]} />
      </div>
      <PageTitle>{words('title')}</PageTitle>
      <FinderForm language={language} address={typed} proves={wishes.proves} covers={wishes.covers} error={error} detailed />
    </div>
  )
}
