import type { Metadata } from 'next'
import { taxWords } from '@/app/_components/tax-words'
import { FinderForm } from '@/components/catalog/finder-form'
import { PRODUCT_COLUMNS } from '@/components/catalog/product-columns'
import { EqualStrength, productRow } from '@/components/catalog/product-rows'
import { Table } from '@/components/ui/table'
import { listProducts } from '@/lib/catalog/queries'
import { shopName } from '../_components/shop-name'
import { HowItWorks } from './_components/how-it-works'
import { Levels } from './_components/levels'

export const revalidate = 300

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: `The right certificate for the name on your server – ${await shopName()}` } }
}

export default async function HomePage() {
  const products = await listProducts()
  return (
    <>
      <section className="grid items-center gap-x-12 gap-y-8 border-b border-line py-10 md:grid-cols-[7fr_5fr] md:py-14">
        <div>
          <h1 className="text-display tracking-[-0.022em] [font-stretch:92%]">The right certificate for the name on your server</h1>
          <p className="mt-4 mb-6 max-w-[34em] text-lg text-ink-2">
            Type the address you want to secure. We tell you which certificates fit, what you need for each one, and the full price.
          </p>
          <FinderForm />
        </div>
        {/* biome-ignore lint/performance/noImgElement: a drawing of 6 KB that needs no optimising */}
        <img src="/rosette.svg" alt="" width={440} height={440} className="mx-auto hidden h-auto w-full max-w-[27.5rem] md:block" />
      </section>
      <section className="py-10">
        <Table compact caption="What we sell" columns={PRODUCT_COLUMNS} rows={products.map(productRow)} />
        <EqualStrength tax={await taxWords()} />
      </section>
      <Levels />
      <HowItWorks />
      <section className="mt-12 max-w-measure border-s-4 border-brass ps-4">
        <h2>When you don’t need to buy one</h2>
        <p className="mt-2">
          If you can automate Let’s Encrypt and don’t need your organisation’s name in the certificate, you may not need to buy one.
        </p>
      </section>
    </>
  )
}
