import type { Metadata } from 'next'
import { requireActor } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { wordsOf } from '@/lib/languages/text'
import { listOrders } from '@/lib/orders/view/list-orders'
import { AccountPage } from '../_components/account-page'
import { OrderList } from './_components/order-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: wordsOf(await readLanguage(), 'orderList')('title') }
}

export default async function OrdersPage({ searchParams }: PageProps<'/account/orders'>) {
  const actor = await requireActor('/account/orders')
  const after = readParam((await searchParams).after)
  const { rows, next } = await listOrders(actor, { after })
  const language = await readLanguage()
  return (
    <AccountPage current="/account/orders" language={language}>
      <OrderList language={language} rows={rows} after={after} next={next} />
    </AccountPage>
  )
}
