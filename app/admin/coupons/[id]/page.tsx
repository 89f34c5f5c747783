import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageTitle } from '@/components/layout/page-title'
import { Alert } from '@/components/ui/alert'
import { ActionForm } from '@/components/ui/form/action-form'
import { Saved } from '@/components/ui/form/saved'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { Pager } from '@/components/ui/pager'
import { Tag } from '@/components/ui/tag'
import { requireStaff } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { listAllProducts } from '@/lib/catalog/admin-queries'
import { listCosts } from '@/lib/catalog/product-costs'
import { termText } from '@/lib/catalog/text'
import { type CouponView, getCoupon, listUses } from '@/lib/coupons/queries'
import { offText, STATE_WORDS, takenText } from '@/lib/coupons/text'
import { dollars, formatMoney } from '@/lib/money'
import { AdminPage } from '../../_components/admin-page'
import { readCursor } from '../../_components/read-cursor'
import { requireId } from '../../_components/require-id'
import { CouponForm } from '../_components/coupon-form'
import { Uses } from '../_components/uses'
import { switchOnOrOff } from '../actions'
import { belowCost } from '../below-cost'

/** Cached because the page and its title both need it. */
const readCoupon = cache(async (id: string) => getCoupon(await requireStaff(`/admin/coupons/${id}`), id))

export async function generateMetadata({ params }: PageProps<'/admin/coupons/[id]'>): Promise<Metadata> {
  const coupon = await readCoupon(await requireId((await params).id))
  if (!coupon) notFound()
  return { title: `Coupon ${coupon.code}` }
}

export default async function CouponPage({ params, searchParams }: PageProps<'/admin/coupons/[id]'>) {
  const id = await requireId((await params).id)
  const actor = await requireStaff(`/admin/coupons/${id}`)
  const query = await searchParams
  const after = readCursor(query.after)
  const saved = readParam(query.saved)
  const [coupon, products, costs, uses] = await Promise.all([
    readCoupon(id),
    listAllProducts(actor),
    listCosts(actor),
    listUses(actor, id, { after }),
  ])
  if (!coupon) notFound()
  const losing = belowCost(costs, coupon)
  return (
    <AdminPage current="/admin/products">
      <PageTitle
        eyebrow={<a href="/admin/coupons">Coupons</a>}
        tags={<Tag tone={STATE_WORDS[coupon.state].tone}>{STATE_WORDS[coupon.state].label}</Tag>}
        lead={`Takes ${offText(coupon)} off. Uses so far: ${takenText(coupon)}.`}
      >
        {coupon.code}
      </PageTitle>
      {saved && <Saved key={saved}>Orders already placed keep their price.</Saved>}
      {losing.length > 0 && (
        <Alert tone="warning" title="With this coupon, some prices are below cost">
          <p>Certificates ordered at these prices wait for staff approval before they are bought.</p>
          <ul className="list-disc ps-5">
            {losing.map(({ choiceId, typeName, years, price, cost }) => (
              <li key={choiceId}>
                {typeName}, {termText(years)}: {formatMoney(price)}, costs {formatMoney(dollars(cost ?? 0))}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="mt-6 space-y-10">
        <div className="min-w-0">
          <Uses rows={uses.rows} totals={coupon.totals} />
          <Pager path={`/admin/coupons/${id}`} after={after} next={uses.next} />
        </div>
        <Switch coupon={coupon} />
        <section aria-labelledby="edit">
          <h2 id="edit" className="mb-4 text-lg">
            Change it
          </h2>
          <CouponForm coupon={coupon} products={products} />
        </section>
      </div>
    </AdminPage>
  )
}

function Switch({ coupon: { id, active } }: { coupon: CouponView }) {
  return (
    <section aria-labelledby="switch" className="max-w-form">
      <h2 id="switch" className="mb-4 text-lg">
        {active ? 'Switch it off' : 'Switch it on'}
      </h2>
      <ActionForm action={switchOnOrOff} prefix="switch" label={active ? 'Switch it off' : 'Switch it on'}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="active" value={active ? 'off' : 'on'} />
        <p className="mb-3 text-ink-2">
          {active
            ? 'No more orders can use it. Orders being paid right now keep their price.'
            : 'Orders can use it again within its dates and limits.'}
        </p>
        <SubmitButton variant={active ? 'danger' : 'secondary'}>{active ? 'Switch it off' : 'Switch it on'}</SubmitButton>
      </ActionForm>
    </section>
  )
}
