import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { Saved } from '@/components/ui/form/saved'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { getProductForEdit } from '@/lib/catalog/admin-queries'
import { listPriceChanges } from '@/lib/catalog/pricing/list-price-changes'
import { getProductCosts } from '@/lib/catalog/product-costs'
import { listTypes } from '@/lib/catalog/queries'
import { listAccounts } from '@/lib/registrar/accounts/accounts'
import { listTaxClasses } from '@/lib/tax/get-settings'
import { AdminPage } from '../../_components/admin-page'
import { requireId } from '../../_components/require-id'
import { PriceChanges } from '../_components/price-changes'
import { ProductActions } from '../_components/product-actions'
import { ProductCosts } from '../_components/product-costs'
import { ProductForm } from '../_components/product-form'

/** Cached because the page and its title both need it. */
const readProduct = cache(async (id: string) => getProductForEdit(await requireStaff(`/admin/products/${id}`), id))

export async function generateMetadata({ params }: PageProps<'/admin/products/[id]'>): Promise<Metadata> {
  const product = await readProduct(await requireId((await params).id))
  if (!product) notFound()
  return { title: product.name }
}

export default async function ProductPage({ params, searchParams }: PageProps<'/admin/products/[id]'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/products/${id}`)
  const [product, types, accounts, taxClasses, costs, changes] = await Promise.all([
    readProduct(id),
    listTypes(),
    listAccounts(actor),
    listTaxClasses(actor),
    getProductCosts(actor, id),
    listPriceChanges(actor, id),
  ])
  if (!product) notFound()
  const saved = readParam((await searchParams).saved)
  return (
    <AdminPage current="/admin/products">
      <PageTitle
        eyebrow={<a href="/admin/products">Products</a>}
        tags={<Tag tone={product.visible ? 'good' : 'neutral'}>{product.visible ? 'Visible' : 'Hidden'}</Tag>}
      >
        {product.name}
      </PageTitle>
      {saved && (
        <Saved key={saved}>
          {product.visible ? (
            <a href={`/certificates/${product.slug}`}>See it in the shop</a>
          ) : (
            'Hidden from buyers. The preview shows how they would see it.'
          )}
        </Saved>
      )}
      <p className="mb-6">
        <a href={`/admin/products/${id}/preview`}>Preview</a>
      </p>
      <ProductCosts costs={costs} />
      <ProductForm product={product} types={types} accounts={accounts} taxClasses={taxClasses} />
      <PriceChanges costs={costs} changes={changes} />
      <ProductActions id={product.id} />
    </AdminPage>
  )
}
