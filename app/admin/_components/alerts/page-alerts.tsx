import type { ReactElement } from 'react'
import { Alert } from '@/components/ui/alert'
import { DateText } from '@/components/ui/date-text'
import type { Health } from '@/lib/admin/health'
import { healthTroubles } from '@/lib/admin/health-text'
import type { Standing } from '@/lib/admin/standing'
import { cn } from '@/lib/cn'
import { Blocked } from './blocked'
import { HealthFacts } from './health-facts'
import { UnsentMails } from './unsent-mails'

type PageAlertsProps = {
  standing: Standing
  health: Health | null
  /** The overview lists the steps of the set-up itself. */
  isOverview: boolean
}

/** The alerts that belong on every page and the health of the shop. Small screens show one line with their number, which opens them. */
export function PageAlerts({ standing, health, isOverview }: PageAlertsProps) {
  const alerts = alertsOf(standing, health, isOverview)
  if (!health && alerts.length === 0) return null
  return (
    <details className="fold-if-small">
      <summary className={cn('min-h-11 px-4 py-2.5', alerts.length ? 'border-s-4 border-bad bg-bad-pale font-semibold' : 'bg-sunken')}>
        {alerts.length === 0 ? 'Health: no alerts' : alerts.length === 1 ? '1 alert' : `${alerts.length} alerts`}
      </summary>
      {alerts}
      {health && <HealthFacts health={health} />}
    </details>
  )
}

function alertsOf({ sales, silent, mails, blocked, isClosed }: Standing, health: Health | null, isOverview: boolean): ReactElement[] {
  const troubles = health ? healthTroubles(health) : []
  return [
    ...troubles.map(({ title, cure }) => (
      <Alert key={title} tone="bad" title={title}>
        {cure}
      </Alert>
    )),
    isClosed && !isOverview && (
      <Alert key="closed" tone="warning" title="The shop is closed: buyers can see it, but can’t order.">
        <a href="/admin/set-up">Finish the set-up and open the shop</a>.
      </Alert>
    ),
    mixed(sales),
    ...silent.map(({ id, label, since }) => (
      <Alert key={id} tone="bad" title={`Enom isn’t responding for the account “${label}”.`}>
        No answer since <DateText at={since} time />. We try once a minute and continue automatically. Buyers can still order.
      </Alert>
    )),
    mails && <UnsentMails key="mails" {...mails} />,
    ...blocked.map((row) => <Blocked key={row.hold} {...row} />),
  ].filter((alert) => alert !== null && alert !== false && alert !== undefined)
}

/** Returns a warning that buyers pay real money for test certificates, or test money for real ones; null if neither is so. */
function mixed(sales: Standing['sales']): ReactElement | null {
  if (sales?.isPaidReally && sales.test > 0) {
    return (
      <Alert
        key="mixed"
        tone="bad"
        title={`Buyers pay real money for certificates from Enom’s test server: ${sales.test === 1 ? '1 product' : `${sales.test} products`} on sale.`}
      >
        Give <a href="/admin/products">these products</a> a live Enom account, or hide them.
      </Alert>
    )
  }
  if (sales && !sales.isPaidReally && sales.real > 0) {
    return (
      <Alert
        key="mixed"
        tone="bad"
        title={`Payments are Stripe test payments, but certificates are bought for real: ${sales.real === 1 ? '1 product' : `${sales.real} products`} on sale.`}
      >
        Give <a href="/admin/products">these products</a> a test account, or use Stripe’s live key.
      </Alert>
    )
  }
  return null
}
