import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { taxMode } from '@/app/_components/tax-mode'
import { getProduct, listProducts } from '@/lib/catalog/queries'
import { alternatesOf } from '@/lib/languages/places'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../_components/shop-page'
import { ProductContent } from './_components/product-content'
import { ProductData } from './_components/product-data'

export type ProductProps = { params: Promise<{ slug: string }> }

/** Returns the products whose pages are prerendered. */
export async function productParams() {
  return (await listProducts()).map(({ slug }) => ({ slug }))
}

export async function productMetadata(language: Language, { params }: ProductProps): Promise<Metadata> {
  const product = await getProduct((await params).slug)
  if (!product) return {}
  return { title: product.name, description: product.summary, alternates: alternatesOf(language, `/certificates/${product.slug}`) }
}

/** A product page in a given language. Text written by staff stays in the language they wrote it in. */
export async function ProductPage({ language, params }: ProductProps & { language: Language }) {
  const product = await getProduct((await params).slug)
  if (!product) notFound()
  return (
    <ShopPage language={language} path={`/certificates/${product.slug}`}>
      <ProductContent product={product} tax={await taxMode()} language={language} />
      <ProductData product={product} language={language} />
    </ShopPage>
  )
}
