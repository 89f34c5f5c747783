import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { taxMode } from '@/app/_components/tax-mode'
import { ShopPage } from '@/app/(shop)/_components/shop-page'
import { ProductContent } from '@/app/(shop)/certificates/_components/product-content'
import { Alert } from '@/components/ui/alert'
import { Empty } from '@/components/ui/empty'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getProductForEdit, getProductPreview } from '@/lib/catalog/admin-queries'
import { requireId } from '../../../_components/require-id'

/** Cached because the page and its title both need it. */
const readProduct = cache(async (id: string) => getProductForEdit(await requireStaff(`/admin/products/${id}/preview`), id))

export async function generateMetadata({ params }: PageProps<'/admin/products/[id]/preview'>): Promise<Metadata> {
  const product = await readProduct(await requireId((await params).id))
  return { title: product ? `Preview of ${product.name}` : 'Preview', robots: { index: false, follow: false } }
}

/** A product exactly as its page in the shop shows it, whether or not it is on sale. For staff only, and rendered on each request. */
export default async function PreviewPage({ params }: PageProps<'/admin/products/[id]/preview'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/products/${id}/preview`)
  const [product, preview] = await Promise.all([readProduct(id), getProductPreview(actor, id)])
  if (!product) notFound()
  return (
    <ShopPage>
      <div className="pt-6">
        <Alert tone="warning" title="This is a preview. Only staff can see it.">
          {product.visible ? 'The product is shown in the shop.' : 'The product is hidden, so it can’t be added to a basket.'}{' '}
          <a href={`/admin/products/${id}`}>Back to the product</a>
        </Alert>
      </div>
      {preview ? (
        <ProductContent product={preview} tax={await taxMode()} />
      ) : (
        <Empty title="There is nothing to show yet.">
          The product has no price. <a href={`/admin/products/${id}`}>Add one</a> first.
        </Empty>
      )}
    </ShopPage>
  )
}
