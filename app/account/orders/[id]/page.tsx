import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireActor } from '@/lib/auth/guards/guards'
import { readParam } from '@/lib/auth/read-param'
import { readLanguage } from '@/lib/auth/session/language'
import { readZone } from '@/lib/auth/session/zone'
import { now } from '@/lib/clock'
import { listInvoices } from '@/lib/invoices/queries'
import { wordsOf } from '@/lib/languages/text'
import { offerCreditFor } from '@/lib/orders/placing/offer-credit'
import { AccountPage } from '../../_components/account-page'
import { OrderContent } from './_components/order-content'
import { loadOrder } from './load-order'

export async function generateMetadata({ params, searchParams }: PageProps<'/account/orders/[id]'>): Promise<Metadata> {
  const order = await loadOrder((await params).id, readParam((await searchParams).after))
  const language = await readLanguage()
  return {
    title: order ? wordsOf(language, 'orderList')('number', { number: String(order.number) }) : wordsOf(language, 'account')('missing'),
  }
}

/** One order: what was bought, the payments and refunds, and its certificates. */
export default async function OrderPage({ params, searchParams }: PageProps<'/account/orders/[id]'>) {
  const after = readParam((await searchParams).after)
  const order = await loadOrder((await params).id, after)
  if (!order) notFound()
  const actor = await requireActor(`/account/orders/${order.id}`)
  const [invoices, credit] = await Promise.all([listInvoices(actor, order.id), order.payable ? offerCreditFor(actor, order.id) : null])
  const language = await readLanguage()
  return (
    <AccountPage current="/account/orders" language={language}>
      <OrderContent
        order={order}
        after={after}
        credit={credit}
        invoices={invoices}
        language={language}
        zone={await readZone()}
        at={now()}
      />
    </AccountPage>
  )
}
