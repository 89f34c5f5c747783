import type { Guard } from './guard'

const route = { file: 'app/api/webhooks/stripe/route.db.test.ts' }
const lost = { file: 'lib/payments/lost-webhooks.db.test.ts' }
const missed = { file: 'lib/payments/missed-events.db.test.ts' }
const refunds = { file: 'lib/refunds/refund-once.db.test.ts' }
const recordEvent = 'lib/stripe/record-event.ts'
const storeEvent = 'lib/stripe/store-event.ts'
const refusal = "if (!(await isOurs(event.type, object))) return err({ code: 'unknown-order' })"

/** Payments and Stripe’s events. */
export const orderGuards: readonly Guard[] = [
  {
    promise: 'A1',
    file: storeEvent,
    find: ', skipDuplicates: true',
    replace: '',
    test: { ...route, name: 'A1: one event delivered 50 times' },
  },
  {
    promise: 'A2',
    file: storeEvent,
    find: refusal,
    replace: 'await isOurs(event.type, object)',
    test: { file: 'lib/payments/event-orders.db.test.ts', name: 'whatever the order of the six events' },
  },
  {
    promise: 'A3',
    file: 'lib/payments/accept-money.ts',
    find: '  if (!charge) return\n',
    replace: '',
    test: { file: 'app/checkout/read-payment.db.test.ts', name: 'A3: return page and webhook' },
  },
  {
    promise: 'A4',
    file: 'lib/stripe/session.ts',
    find: "session.payment_status === 'paid' ||",
    replace: "session.status === 'complete' ||",
    test: { ...lost, name: 'A4: a completed page that is not paid' },
  },
  {
    promise: 'A4',
    file: 'lib/payments/settle-payment.ts',
    find: "if (moved.ok) await tellBuyer(tx, order, 'payment_failed', row.id)",
    replace: '',
    test: { ...lost, name: 'A4: a completed page that is not paid' },
  },
  {
    promise: 'A5',
    file: 'lib/payments/sweep-payments.ts',
    find: "status = 'open' or (status",
    replace: '(status',
    test: { ...lost, name: 'A5: the endpoint is down for three days' },
  },
  {
    promise: 'A5',
    file: 'lib/payments/sweep-payments.ts',
    find: ` or (status = 'complete' and "paymentStatus" = 'unpaid' and "createdAt" > \${earlier(at, DELAYED_PAYMENT_LIMIT_MS)})`,
    replace: '',
    test: { ...lost, name: 'A5: a delayed payment of an older page' },
  },
  {
    promise: 'A5',
    file: 'lib/payments/sweep-unanswered.ts',
    find: 'if (missing.delete(paymentSessionId)) await settleQuietly(stripeSessionId)',
    replace: 'missing.delete(paymentSessionId)',
    test: { ...lost, name: 'A5: a page whose URL the database has lost' },
  },
  {
    promise: 'A5',
    file: 'lib/payments/settle-payment.ts',
    find: '    for (const refund of refunds) await applyRefund(tx, refund)\n',
    replace: '',
    test: { ...lost, name: 'A5: a payment without a webhook' },
  },
  {
    promise: 'A5',
    file: 'lib/stripe/sweep-missed-events.ts',
    find: '      await storeMissed(events)\n',
    replace: '',
    test: { ...missed, name: 'A5: a refund made in Stripe’s dashboard' },
  },
  {
    promise: 'A5',
    file: 'lib/stripe/sweep-missed-events.ts',
    find: '      await keep(to)\n',
    replace: '',
    test: { ...missed, name: 'A5: a list that could not be read is read the next time' },
  },
  {
    promise: 'A5',
    file: 'lib/stripe/sweep-missed-events.ts',
    find: 'const isShown = from >= shownFrom',
    replace: 'const isShown = true',
    test: { ...missed, name: 'A5: refunds older than the events Stripe shows' },
  },
  {
    promise: 'A5',
    file: 'lib/stripe/sweep-missed-events.ts',
    find: '.catch((error: unknown) => tellUnstored(event, error))',
    replace: '',
    test: { ...missed, name: 'A5: an event that cannot be stored' },
  },
  {
    promise: 'A5',
    file: 'lib/stripe/sweep-missed-events.ts',
    find: 'else span /= 2',
    replace: 'else from = to',
    test: { ...missed, name: 'A5: a day with more refunds' },
  },
  {
    promise: 'A5',
    file: 'lib/stripe/store-event.ts',
    find: "  'refund.failed',\n",
    replace: '',
    test: { ...missed, name: 'A5: a refund the bank sends back' },
  },
  {
    promise: 'A5',
    file: 'lib/stripe/store-event.ts',
    find: "  'charge.dispute.created',\n",
    replace: '',
    test: { ...missed, name: 'A5: a dispute without a webhook' },
  },
  {
    promise: 'A6',
    file: storeEvent,
    find: refusal,
    replace: 'await isOurs(event.type, object)',
    test: { ...route, name: 'A6: an event about an order that is not committed yet' },
  },
  {
    promise: 'A7',
    file: 'app/api/webhooks/stripe/route.ts',
    find: "return problem(500, 'The event could not be stored. Deliver it again.')",
    replace: 'return Response.json({ received: true })',
    test: { ...route, name: 'while a delivery is stored' },
  },
  {
    promise: 'A7',
    file: storeEvent,
    find: 'await inTransaction(async (tx) => {',
    replace: 'await ((work: (tx: typeof db) => Promise<boolean>) => work(db))(async (tx) => {',
    test: { ...route, name: 'the connection is terminated' },
  },
  {
    promise: 'A7',
    file: 'lib/payments/settle-payment.ts',
    find: 'await inTransaction(async (tx) => {',
    replace: "await ((work: (tx: typeof db) => Promise<Result<Settled, { code: 'unknown-session' }>>) => work(db))(async (tx) => {",
    test: { ...route, name: 'refuses the last step of a fulfilment' },
  },
  {
    promise: 'A8',
    file: recordEvent,
    find: '!signature || !isTimely(signature)',
    replace: '!signature',
    test: { ...route, name: 'A8: twelve forgeries' },
  },
  {
    promise: 'A8',
    file: recordEvent,
    find: 'times.length === 1 && ',
    replace: '',
    test: { file: 'lib/stripe/record-event.db.test.ts', name: 'a signature header with a second time is refused' },
  },
  {
    promise: 'A8',
    file: recordEvent,
    find: 'secret.trim(), TOLERANCE,',
    replace: 'secret.trim(), 1_000_000_000,',
    test: { ...route, name: 'A8: twelve forgeries' },
  },
  {
    promise: 'A8',
    file: recordEvent,
    find: "if (event.livemode !== isLive) return err({ code: 'wrong-mode' })",
    replace: '',
    test: { ...route, name: 'A8: twelve forgeries' },
  },
  {
    promise: 'A8',
    file: recordEvent,
    find: "if (event.account) return err({ code: 'wrong-account' })",
    replace: '',
    test: { ...route, name: 'A8: twelve forgeries' },
  },
  {
    promise: 'A8',
    file: 'lib/api/read-raw-body.ts',
    find: 'if (size > maxBytes) return null',
    replace: '',
    test: { ...route, name: 'A8: twelve forgeries' },
  },
  {
    promise: 'A8',
    file: recordEvent,
    find: "env.STRIPE_WEBHOOK_SECRET.split(',')",
    replace: '[env.STRIPE_WEBHOOK_SECRET]',
    test: { ...route, name: 'A8: while a secret is being changed' },
  },
]
