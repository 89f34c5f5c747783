import type { Deliveries } from './deliveries'
import type { Desk } from './desk'
import { escapeHtml, money, page } from './html'

const time = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 19)
const button = (label: string, action: string, fields: Record<string, string> = {}) =>
  `<form method="post" action="/operator/${action}">${Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('')}<button>${escapeHtml(label)}</button></form>`

/**
 * Returns the operator's page: payments with the actions available for each, webhook switches, and events with the results of their
 * deliveries.
 */
export function operatorPage(desk: Desk, deliveries: Deliveries): string {
  const { store } = desk
  const disputed = new Set<unknown>(store.charges.list().flatMap((charge) => (charge.disputed ? [charge.payment_intent] : [])))
  const sessions = store.sessions
    .list()
    .slice(0, 50)
    .map((session) => {
      const intent = typeof session.payment_intent === 'string' ? store.intents.get(session.payment_intent) : undefined
      const buttons = [
        session.status === 'open' ? button('Expire', 'expire', { session: session.id }) : '',
        intent?.status === 'processing' ? button('Bank debit succeeds', 'bank-debit', { session: session.id, outcome: 'succeed' }) : '',
        session.payment_status === 'paid' ? button('Buyer disputes it', 'dispute', { session: session.id }) : '',
        disputed.has(session.payment_intent)
          ? button('Shop wins the dispute', 'close-dispute', { session: session.id, outcome: 'won' })
          : '',
        disputed.has(session.payment_intent)
          ? button('Shop loses the dispute', 'close-dispute', { session: session.id, outcome: 'lost' })
          : '',
        intent?.status === 'processing' ? button('Bank debit fails', 'bank-debit', { session: session.id, outcome: 'fail' }) : '',
      ].join('')
      return `<tr><td>${time(session.created)}</td><td><code>${session.id.slice(0, 18)}…</code><br>${escapeHtml(session.customer_email ?? '')}</td><td>${money(session.amount_total, session.currency)}</td><td>${session.status}, ${session.payment_status}${intent ? `<br><span class="soft">${intent.status}</span>` : ''}</td><td><div class="row">${buttons}</div></td></tr>`
    })
    .join('')
  const events = store.events
    .list()
    .slice(0, 100)
    .map(
      ({ event, state, deliveries: tries }) =>
        `<tr><td>${time(event.created)}</td><td><code>${event.type}</code></td><td>${state}</td><td>${tries.map((each) => escapeHtml(each.result)).join(', ')}</td><td>${button('Send again', 'resend', { event: event.id })}</td></tr>`,
    )
    .join('')
  const refunds = store.refunds
    .list()
    .slice(0, 50)
    .map(
      (refund) =>
        `<tr><td>${time(refund.created)}</td><td><code>${refund.id}</code></td><td>${money(refund.amount, refund.currency)}</td><td>${refund.status}</td><td>${refund.status === 'succeeded' ? button('Bank refuses it', 'fail-refund', { refund: refund.id }) : ''}</td></tr>`,
    )
    .join('')
  const mode = deliveries.mode()
  return page(
    'Stripe simulator',
    `<section><h1>Stripe simulator</h1><p class="soft">Webhooks are ${mode === 'deliver' ? 'delivered' : mode === 'hold' ? 'held back' : 'lost'}.</p>
<div class="row" style="margin-top:1rem">${button('Deliver webhooks', 'webhooks', { mode: 'deliver' })}${button('Hold webhooks', 'webhooks', { mode: 'hold' })}${button('Lose webhooks', 'webhooks', { mode: 'drop' })}${button('Forget idempotency keys', 'forget-keys')}${button('A day later', 'advance-clock', { seconds: '86400' })}${button('Pay out', 'payout')}</div></section>
<section><h2>Payments</h2><div class="scroll"><table><tr><th>Time</th><th>Session</th><th>Amount</th><th>State</th><th><span class="hidden">Actions</span></th></tr>${sessions}</table></div></section>
<section><h2>Refunds</h2><div class="scroll"><table><tr><th>Time</th><th>Refund</th><th>Amount</th><th>State</th><th><span class="hidden">Actions</span></th></tr>${refunds}</table></div></section>
<section><h2>Events</h2><div class="scroll"><table><tr><th>Time</th><th>Type</th><th>State</th><th>Answers</th><th><span class="hidden">Actions</span></th></tr>${events}</table></div></section>`,
  )
}
