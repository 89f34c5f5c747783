import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getProduct, listProducts } from '@/lib/catalog/queries'
import { ProductContent } from '../_components/product-content'
import { ProductData } from '../_components/product-data'

export const revalidate = 300

type ProductProps = { params: Promise<{ slug: string }> }

export async function generateStaticParams() {
  return (await listProducts()).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: ProductProps): Promise<Metadata> {
  const product = await getProduct((await params).slug)
  return product ? { title: product.name, description: product.summary } : {}
}

export default async function ProductPage({ params }: ProductProps) {
  const product = await getProduct((await params).slug)
  if (!product) notFound()
  return (
    <>
      <ProductContent product={product} />
      <ProductData product={product} />
    </>
  )
}
