import type { ReactNode } from 'react'
import { FinderForm } from '@/components/catalog/finder-form'
import { EqualStrength } from '@/components/catalog/product-rows'
import { PageTitle } from '@/components/layout/page-title'
import { Empty } from '@/components/ui/empty'
import type { SeveralFit, Wishes } from '@/lib/catalog/find-fitting'
import { pathIn } from '@/lib/languages/places'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import { FitTable } from './fit-table'

type SeveralResultProps = {
  language: Language
  count: number
  first: string
  typed: string
  wishes: Wishes
  fits: readonly SeveralFit[]
  tax: TaxMode
}

/** Certificates that cover several names, or an alternative if no certificate covers them all. */
export function SeveralResult({ language, count, first, typed, wishes, fits, tax }: SeveralResultProps) {
  const words = wordsOf(language, 'find')
  const link = (path: string) => (text: ReactNode) => <a href={pathIn(language, path)}>{text}</a>
  return (
    <div className="pt-10">
      <PageTitle lead={words('severalLead')}>{words('titleOfSeveral', { count })}</PageTitle>
      <FinderForm language={language} address={typed} proves={wishes.proves} covers={wishes.covers} detailed />
      <div className="mt-8">
        {fits.length > 0 ? (
          <>
            <FitTable language={language} fits={fits} />
            <EqualStrength tax={tax} language={language} />
          </>
        ) : (
          <Empty
            title={words('severalNone', { count })}
            action={<a href={pathIn(language, '/find?covers=several')}>{words('severalLink')}</a>}
          >
            {words('severalHint')}
          </Empty>
        )}
        <p className="mt-3 max-w-measure text-ink-2">
          {words.rich('severalOther', {
            wildcard: link('/find?covers=sub-domains'),
            one: link(`/find?for=${encodeURIComponent(first)}`),
            first,
          })}
        </p>
      </div>
    </div>
  )
}
