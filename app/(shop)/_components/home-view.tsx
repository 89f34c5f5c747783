import { FinderForm } from '@/components/catalog/finder-form'
import { productColumns } from '@/components/catalog/product-columns'
import { EqualStrength, productRow } from '@/components/catalog/product-rows'
import { Table } from '@/components/ui/table'
import type { ProductView } from '@/lib/catalog/schema'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import type { TaxMode } from '@/lib/tax/types'
import { HowItWorks } from './how-it-works'
import { Levels } from './levels'

type HomeViewProps = { language: Language; products: readonly ProductView[]; tax: TaxMode }

/** The content of the home page, without the surrounding layout. */
export function HomeView({ language, products, tax }: HomeViewProps) {
  const words = wordsOf(language, 'home')
  return (
    <>
      <section className="grid items-center gap-x-12 gap-y-8 border-b border-line py-10 md:grid-cols-[7fr_5fr] md:py-14">
        <div className="min-w-0">
          <h1 className="text-display wrap-anywhere tracking-[-0.022em] [font-stretch:92%]">{words('title')}</h1>
          <p className="mt-4 mb-6 max-w-[34em] text-lg text-ink-2">{words('lead')}</p>
          <FinderForm language={language} />
        </div>
        {/* biome-ignore lint/performance/noImgElement: a 6 KB drawing that needs no optimisation */}
        <img
          src="/rosette.svg"
          alt=""
          width={440}
          height={440}
          loading="lazy"
          className="mx-auto hidden h-auto w-full max-w-[27.5rem] md:block"
        />
      </section>
      <section className="py-10">
        <Table
          compact
          caption={words('sold')}
          columns={productColumns(language)}
          rows={products.map((product) => productRow(product, language))}
        />
        <EqualStrength tax={tax} language={language} />
      </section>
      <Levels language={language} />
      <HowItWorks language={language} />
      <section className="mt-12 max-w-measure border-s-4 border-brass ps-4">
        <h2>{words('free.title')}</h2>
        <p className="mt-2">{words('free.text')}</p>
      </section>
    </>
  )
}
