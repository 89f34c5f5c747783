import { z } from 'zod'
import type { FaultShop, Hit } from '../shop/shop'

const id = z.string().nullable()

const stripeLedger = z.object({
  sessions: z.array(z.object({ id: z.string(), payment_status: z.string(), amount_total: z.number().nullable() })),
  charges: z.array(
    z.object({ id: z.string(), payment_intent: id, paid: z.boolean(), amount_captured: z.number(), amount_refunded: z.number() }),
  ),
  refunds: z.array(z.object({ id: z.string(), charge: id, amount: z.number(), status: id })),
})

const enomEntry = z.object({
  kind: z.string(),
  account: z.string(),
  certId: z.number().optional(),
  cost: z.number().optional(),
  /** Set for deposits. */
  amount: z.number().optional(),
})

/** Default of MAIL_FROM. */
const OUR_SENDER = 'shop@keelmark.example'

const enomAccount = z.object({ loginId: z.string(), balance: z.number() })
const inboxMail = z.object({ messageId: z.string(), from: z.string(), to: z.string(), subject: z.string() })

const shopSchema = z.object({
  orders: z.array(z.object({ id: z.string(), status: z.string(), pieces: z.number() })),
  sessions: z.array(z.object({ orderId: z.string(), stripeSessionId: id, paymentIntentId: id })),
  certificates: z.array(
    z.object({
      id: z.string(),
      orderId: z.string(),
      place: z.string(),
      enomCertId: z.number().nullable(),
      cost: z.number().nullable(),
      /** Whether staff were alerted about this certificate. */
      alerted: z.boolean(),
    }),
  ),
  billing: z.array(
    z.object({ orderId: z.string(), certificateId: id, kind: z.string(), status: z.string(), amount: z.number(), stripeId: id }),
  ),
  mails: z.array(z.object({ id: z.string(), orderId: id, onceKey: z.string(), status: z.string(), attempts: z.number() })),
  /** Jobs locked by a worker, and the workers that are alive. */
  heldJobs: z.array(z.object({ id: z.string(), task: z.string(), worker: z.string() })),
  liveWorkers: z.array(z.string()),
})

export const ledgersSchema = z.object({
  stripe: stripeLedger,
  enom: z.object({ entries: z.array(enomEntry), accounts: z.array(enomAccount) }),
  shop: shopSchema,
  inbox: z.array(inboxMail),
  /** The number of times a process started to send an email, according to the fault points. */
  sendsBegun: z.number(),
})

/** The four independent records: Stripe, Enom, the shop's database and the mailboxes. */
export type Ledgers = z.infer<typeof ledgersSchema>

/** Reads all ledgers. The simulators' ledgers are read over HTTP from processes that the shop cannot write to. */
export async function readLedgers(shop: FaultShop): Promise<Ledgers> {
  const [stripe, entries, accounts, inbox, rows] = await Promise.all([
    shop.operateStripe('ledger'),
    shop.viewEnom('ledger'),
    shop.viewEnom('accounts'),
    fetch(`${shop.addresses.inbox}/messages.json`).then((answer) => answer.json()),
    readShop(shop),
  ])
  const ledgers = ledgersSchema.parse({ stripe, enom: { entries, accounts }, inbox, shop: rows, sendsBegun: sendsIn(shop.hits()) })
  // Authorities email approvers, and those emails arrive in the same inbox.
  return { ...ledgers, inbox: ledgers.inbox.filter(({ from }) => from.includes(OUR_SENDER)) }
}

function sendsIn(hits: readonly Hit[]): number {
  return hits.filter(({ point }) => point === 'mail.before_send').length
}

/** Reads the shop's own records. */
export async function readShop({ query }: Pick<FaultShop, 'query'>): Promise<unknown> {
  const [orders, sessions, certificates, billing, mails, heldJobs, live] = await Promise.all([
    query(`select o.id, o.status::text, coalesce(sum(i.quantity), 0)::int as pieces
      from "Order" o left join "OrderItem" i on i."orderId" = o.id group by o.id`),
    query('select "orderId", "stripeSessionId", "paymentIntentId" from "PaymentSession"'),
    query(`select c.id, c."orderId", certificate_place(c.stage, c.hold, c."validationStep", c."closedReason") as place, c."enomCertId", c.cost,
      exists (select 1 from "Mail" m where m.kind = 'staff_alert' and m.data->>'path' like '%' || c.id || '%') as alerted from "Certificate" c`),
    query(`select "orderId", null as "certificateId", 'charge' as kind, 'succeeded' as status, amount, "stripeId" from "Charge"
      where "paidBy" is null
      union all select r."orderId", (select a."certificateId" from "RefundAllocation" a where a."refundId" = r.id and a.basis = 'exact'),
        'refund', r.status::text, r.amount, r."stripeId" from "Refund" r join "Charge" c on c.id = r."chargeId" and c."paidBy" is null`),
    query('select id, "orderId", "onceKey", status::text, attempts from "Mail"'),
    query('select id::text, task_identifier as task, locked_by as worker from graphile_worker.jobs where locked_by is not null'),
    query<{ name: string }>(`select name from "WorkerLease" where "beatAt" > timezone('utc', clock_timestamp()) - interval '20 seconds'`),
  ])
  return { orders, sessions, certificates, billing, mails, heldJobs, liveWorkers: live.map(({ name }) => name) }
}
