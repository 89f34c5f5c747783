import { PageTitle } from '@/components/layout/page-title'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listTypes } from '@/lib/catalog/queries'
import { listAccounts } from '@/lib/registrar/accounts/accounts'
import { listTaxClasses } from '@/lib/tax/get-settings'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { ProductForm } from '../_components/product-form'

export const generateMetadata = staffTitle('Add a product')

export default async function NewProductPage() {
  const actor = await requireStaff('/admin/products/new', 'products')
  const [types, accounts, taxClasses] = await Promise.all([listTypes(), listAccounts(actor), listTaxClasses(actor)])
  return (
    <AdminPage current="/admin/products">
      <PageTitle eyebrow={<a href="/admin/products">Products</a>}>Add a product</PageTitle>
      <ProductForm types={types} accounts={accounts} taxClasses={taxClasses} />
    </AdminPage>
  )
}
