import { PageTitle } from '@/components/layout/page-title'
import { requireStaff } from '@/lib/auth/guards/guards'
import { listAllProducts } from '@/lib/catalog/admin-queries'
import { AdminPage } from '../../_components/admin-page'
import { staffTitle } from '../../_components/staff-title'
import { CouponForm } from '../_components/coupon-form'

export const generateMetadata = staffTitle('Make a coupon')

export default async function NewCouponPage() {
  const actor = await requireStaff('/admin/coupons/new', 'products')
  const products = await listAllProducts(actor)
  return (
    <AdminPage current="/admin/products">
      <PageTitle eyebrow={<a href="/admin/coupons">Coupons</a>}>Make a coupon</PageTitle>
      <CouponForm products={products} />
    </AdminPage>
  )
}
