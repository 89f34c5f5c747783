import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import { COST_CURRENCY } from '../../money'
import { isLive } from '../../stripe/client'
import type { Span } from '../reports/period'
import type { JournalEntry, LedgerKey } from './schema'

const JOURNAL_PAGE = 500

/** SQL: a movement at `at` within a period, after the last row read. `at` is bounded first so that an index can be used. */
type Window = (at: Prisma.Sql, key: Prisma.Sql) => Prisma.Sql

/**
 * Yields every movement of a period, a page at a time, oldest first. Includes only the Enom accounts that match the mode of Stripe's key:
 * live accounts with real payments, test accounts with test payments.
 */
export async function* readJournal({ from, until }: Span): AsyncGenerator<JournalEntry[]> {
  let last = { at: from, key: '' }
  for (;;) {
    const { at: lastAt, key: lastKey } = last
    const rows = await readPage(
      (at, key) => Prisma.sql`${at} >= ${lastAt} and ${at} < ${until} and (${at}, ${key}) > (${lastAt}, ${lastKey})`,
    )
    if (rows.length) yield rows.map(upright)
    const end = rows.at(-1)
    if (!end || rows.length < JOURNAL_PAGE) return
    last = end
  }
}

/** Returns an entry with a positive amount: an entry that reverses another has debit and credit swapped. */
function upright(entry: JournalEntry): JournalEntry {
  const { amount, debit, credit } = entry
  return amount < 0 ? { ...entry, amount: -amount, debit: credit, credit: debit } : entry
}

type Source = {
  from: Prisma.Sql
  at: Prisma.Sql
  key: Prisma.Sql
  where?: Prisma.Sql
  /** Set if the entry concerns a supplier's account, `a`. */
  ofAccount?: boolean
  columns: Prisma.Sql
}

function readPage(within: Window): Promise<JournalEntry[]> {
  return db.$queryRaw<JournalEntry[]>`
    select at, key, document, debit, credit, amount::float8 as amount, currency, tax, text
      from (${union(within, { end: Prisma.sql`order by 1, 2 limit ${JOURNAL_PAGE}`, modes: [MODE_IN_USE] })}) entries
     order by at, key limit ${JOURNAL_PAGE}`
}

/** The Enom accounts that a sum covers. `any`: entries without an account. */
type Mode = 'any' | 'live' | 'test'
const MODE_IN_USE: Mode = isLive ? 'live' : 'test'

/** SQL: the entries of a window that belong to these modes. `end`: the ordering and limit of each part. */
function union(within: Window, { end = Prisma.empty, modes }: { end?: Prisma.Sql; modes: readonly Mode[] }): Prisma.Sql {
  const parts = SOURCES.map(({ from, at, key, where = Prisma.sql`true`, ofAccount, columns }) => {
    const mode = ofAccount ? Prisma.sql`case when a."testMode" then 'test' else 'live' end` : Prisma.sql`'any'`
    const counts = ofAccount && modes.length === 1 ? Prisma.sql`a."testMode" = ${modes[0] === 'test'}` : Prisma.sql`true`
    return Prisma.sql`
      (select ${at} as at, ${key} as key, ${mode} as mode, ${columns} from ${from} where ${within(at, key)} and ${where} and ${counts} ${end})`
  })
  return Prisma.join(parts, ' union all ')
}

/**
 * SQL: the movements between each pair of accounts on a UTC day, as rows of JournalDay. The start and end of the day are given explicitly
 * so that the indexes are used.
 */
export function journalOfDay({ from, until }: Span): Prisma.Sql {
  return Prisma.sql`
    select at::date, mode, debit, credit, currency, sum(greatest(amount, 0)), sum(greatest(-amount, 0)), count(*)
      from (${union((at) => Prisma.sql`${at} >= ${from} and ${at} < ${until}`, { modes: ['live', 'test'] })}) entries
     group by 1, 2, 3, 4, 5`
}

/** The amount that moved from the second account to the first, and the amount that was reversed. */
export type Moved = { debit: LedgerKey; credit: LedgerKey; currency: string; moved: number; back: number; entries: number }

/** Returns the movements between each pair of accounts in a period of whole days, by currency, from the daily sums. */
export function sumJournal({ from, until }: Span): Promise<Moved[]> {
  return db.$queryRaw<Moved[]>`
    select debit, credit, currency, sum(moved)::float8 as moved, sum(back)::float8 as back, sum(entries)::int as entries
      from "JournalDay" where day >= ${from}::date and day < ${until}::date and mode in ('any', ${MODE_IN_USE})
     group by 1, 2, 3`
}

/** SQL: the columns of an entry after its time and key. */
function columns(
  document: Prisma.Sql,
  [debit, credit]: [LedgerKey | Prisma.Sql, LedgerKey | Prisma.Sql],
  amount: Prisma.Sql,
  currency: Prisma.Sql,
  { text, tax = Prisma.sql`''` }: { text: Prisma.Sql; tax?: Prisma.Sql },
): Prisma.Sql {
  const account = (given: LedgerKey | Prisma.Sql) => (typeof given === 'string' ? Prisma.sql`${given}::text` : given)
  return Prisma.sql`${document}::text as document, ${account(debit)} as debit, ${account(credit)} as credit, ${amount} as amount,
    ${currency}::text as currency, ${tax}::text as tax, ${text}::text as text`
}

const INVOICE_SIGN = Prisma.sql`case i.kind when 'invoice' then 1 else -1 end`
const INVOICE_TEXT = Prisma.sql`case i.kind when 'invoice' then 'Invoice ' else 'Credit note ' end || i.number || ', order ' || o.number`
const INVOICE_TAXED = Prisma.sql`"Invoice" i join "Order" o on o.id = i."orderId" cross join lateral
  jsonb_array_elements(i.taxes) with ordinality as e(line, nth) cross join lateral
  jsonb_to_record(e.line) as t(name text, rate int, reason text, net int, amount int)`
const TAX_WORDS = Prisma.sql`t.name || ' ' || (t.rate / 100.0)::float8 || '%'`
const REVENUE = Prisma.sql`case t.reason when 'reverse_charge' then 'reverse' when 'outside_scope' then 'outside' else 'revenue' end`
/** The part not covered by any tax row of the invoice. */
const UNTAXED = Prisma.sql`i.total - (select coalesce(sum(t.net + t.amount), 0) from jsonb_to_recordset(i.taxes) as t(net int, amount int))`

/**
 * The account that received a payment. A payment outside Stripe was made through the bank or in cash; an order given away for free moved no
 * money.
 */
const TILL = Prisma.sql`case when c."paidBy" is null then 'stripe' when c."paidBy" = 'cash' then 'cash'
  when c."paidBy" = 'account_credit' then 'credit' else 'bank' end`
/** The account from which a refund was paid. A refund to account credit moves no money. */
const REFUNDED_FROM = Prisma.sql`case when r."toCredit" then 'credit' else ${TILL} end`

function refundColumns(amount: Prisma.Sql, text: Prisma.Sql): Prisma.Sql {
  const document = Prisma.sql`coalesce(r."stripeId", c.reference, '')`
  return columns(document, ['receivables', REFUNDED_FROM], amount, Prisma.sql`r.currency`, { text })
}

const OTHER_MOVEMENT = Prisma.sql`m.type not in ('charge', 'payment', 'refund', 'payment_refund', 'refund_failure', 'payment_failure_refund',
  'payout', 'payout_failure', 'payout_cancel')`
const EXCHANGED = Prisma.sql`m.type in ('charge', 'payment', 'refund', 'payment_refund', 'refund_failure', 'payment_failure_refund')
  and m."sourceCurrency" <> m.currency`
const PURCHASED = Prisma.sql`"SupplierOperation" p join "Certificate" c on c.id = p."certificateId" join "EnomAccount" a on a.id = p."accountId"
  join "Order" o on o.id = c."orderId"`
const USD = Prisma.sql`${COST_CURRENCY}`

const SOURCES: readonly Source[] = [
  {
    from: Prisma.sql`"Invoice" i join "Order" o on o.id = i."orderId"`,
    at: Prisma.sql`i."issuedAt"`,
    key: Prisma.sql`'invoice:' || i.id`,
    where: Prisma.sql`${UNTAXED} <> 0`,
    columns: columns(Prisma.sql`i.number`, ['receivables', 'revenue'], Prisma.sql`${INVOICE_SIGN} * (${UNTAXED})`, Prisma.sql`i.currency`, {
      text: INVOICE_TEXT,
    }),
  },
  {
    from: INVOICE_TAXED,
    at: Prisma.sql`i."issuedAt"`,
    key: Prisma.sql`'invoice:' || i.id || ':net:' || e.nth`,
    where: Prisma.sql`t.net <> 0`,
    columns: columns(Prisma.sql`i.number`, ['receivables', REVENUE], Prisma.sql`${INVOICE_SIGN} * t.net`, Prisma.sql`i.currency`, {
      text: INVOICE_TEXT,
      tax: TAX_WORDS,
    }),
  },
  {
    from: INVOICE_TAXED,
    at: Prisma.sql`i."issuedAt"`,
    key: Prisma.sql`'invoice:' || i.id || ':tax:' || e.nth`,
    where: Prisma.sql`t.amount <> 0`,
    columns: columns(Prisma.sql`i.number`, ['receivables', 'tax'], Prisma.sql`${INVOICE_SIGN} * t.amount`, Prisma.sql`i.currency`, {
      text: INVOICE_TEXT,
      tax: TAX_WORDS,
    }),
  },
  {
    from: Prisma.sql`"Charge" c join "Order" o on o.id = c."orderId"`,
    at: Prisma.sql`c."createdAt"`,
    key: Prisma.sql`'charge:' || c.id`,
    where: Prisma.sql`c.amount <> 0 and c."paidBy" is distinct from 'free'`,
    columns: columns(
      Prisma.sql`coalesce(c.reference, c."stripeId", '')`,
      [TILL, 'receivables'],
      Prisma.sql`c.amount`,
      Prisma.sql`c.currency`,
      {
        text: Prisma.sql`'Payment of order ' || o.number`,
      },
    ),
  },
  {
    from: Prisma.sql`"Refund" r join "Charge" c on c.id = r."chargeId" join "Order" o on o.id = r."orderId"`,
    at: Prisma.sql`r."settledAt"`,
    key: Prisma.sql`'refund:' || r.id`,
    // A refund returned by a bank keeps its entry, just as its credit note remains, because the month in which it was sent may be closed.
    where: Prisma.sql`c."paidBy" is distinct from 'free' and (r.status = 'succeeded'
      or exists (select 1 from "Invoice" i where i."refundId" = r.id and i.kind = 'invoice'))`,
    columns: refundColumns(Prisma.sql`r.amount`, Prisma.sql`'Refund of order ' || o.number`),
  },
  {
    from: Prisma.sql`"Invoice" i join "Refund" r on r.id = i."refundId" join "Charge" c on c.id = r."chargeId"
      join "Order" o on o.id = r."orderId"`,
    at: Prisma.sql`i."issuedAt"`,
    key: Prisma.sql`'refund:' || r.id || ':back'`,
    where: Prisma.sql`i.kind = 'invoice'`,
    columns: refundColumns(Prisma.sql`-r.amount`, Prisma.sql`'Refund of order ' || o.number || ' came back'`),
  },
  {
    // Credit that an order uses or gets back is part of the order's charge and refunds.
    from: Prisma.sql`"CreditMovement" k`,
    at: Prisma.sql`k.at`,
    key: Prisma.sql`'credit:' || k.id`,
    where: Prisma.sql`k.kind in ('given', 'taken_back', 'lapsed')`,
    columns: columns(Prisma.sql`k.id`, ['goodwill', 'credit'], Prisma.sql`k.amount`, Prisma.sql`k.currency`, {
      text: Prisma.sql`case k.kind when 'given' then 'Account credit given' when 'taken_back' then 'Account credit taken back'
        else 'Account credit forfeited when its account was closed' end`,
    }),
  },
  {
    from: Prisma.sql`"StripeMovement" m`,
    at: Prisma.sql`m.at`,
    key: Prisma.sql`'movement:' || m.id || ':fee'`,
    where: Prisma.sql`m.fee <> 0`,
    columns: columns(Prisma.sql`m.id`, ['fees', 'stripe'], Prisma.sql`m.fee`, Prisma.sql`m.currency`, {
      text: Prisma.sql`'Stripe’s fee for ' || coalesce(m.source, m.type)`,
    }),
  },
  {
    from: Prisma.sql`"StripeMovement" m`,
    at: Prisma.sql`m.at`,
    key: Prisma.sql`'movement:' || m.id`,
    where: Prisma.sql`m.amount <> 0 and ${OTHER_MOVEMENT}`,
    columns: columns(
      Prisma.sql`m.id`,
      [Prisma.sql`case when m.type like '%fee%' then 'fees' else 'disputes' end`, 'stripe'],
      Prisma.sql`-m.amount`,
      Prisma.sql`m.currency`,
      { text: Prisma.sql`'Stripe: ' || m.type || coalesce(' ' || m.source, '')` },
    ),
  },
  {
    from: Prisma.sql`"StripeMovement" m`,
    at: Prisma.sql`m.at`,
    key: Prisma.sql`'movement:' || m.id || ':from'`,
    where: EXCHANGED,
    columns: columns(
      Prisma.sql`m.id`,
      ['exchange', 'stripe'],
      Prisma.sql`sign(m.amount)::int * abs(m."sourceAmount")`,
      Prisma.sql`m."sourceCurrency"`,
      { text: Prisma.sql`'Exchanged by Stripe, ' || m.source` },
    ),
  },
  {
    from: Prisma.sql`"StripeMovement" m`,
    at: Prisma.sql`m.at`,
    key: Prisma.sql`'movement:' || m.id || ':to'`,
    where: EXCHANGED,
    columns: columns(Prisma.sql`m.id`, ['stripe', 'exchange'], Prisma.sql`m.amount`, Prisma.sql`m.currency`, {
      text: Prisma.sql`'Exchanged by Stripe, ' || m.source`,
    }),
  },
  {
    from: Prisma.sql`"StripePayout" s`,
    at: Prisma.sql`s."arrivesAt"`,
    key: Prisma.sql`'payout:' || s.id`,
    where: Prisma.sql`s.status = 'paid' and s.amount <> 0`,
    columns: columns(Prisma.sql`s.id`, ['bank', 'stripe'], Prisma.sql`s.amount`, Prisma.sql`s.currency`, {
      text: Prisma.sql`'Stripe’s payout'`,
    }),
  },
  {
    from: PURCHASED,
    at: Prisma.sql`p."startedAt"`,
    key: Prisma.sql`'purchase:' || p.id`,
    where: Prisma.sql`p.kind = 'purchase' and p.state = 'succeeded' and coalesce(c.cost, p.quote, 0) <> 0`,
    ofAccount: true,
    columns: columns(
      Prisma.sql`coalesce(p."enomOrderId"::text, c."enomOrderId"::text, '')`,
      ['purchases', 'enom'],
      Prisma.sql`coalesce(c.cost, p.quote)`,
      USD,
      { text: Prisma.sql`'Bought from Enom for order ' || o.number` },
    ),
  },
  {
    from: Prisma.sql`"SupplierTicket" t join "Certificate" c on c.id = t."certificateId" join "EnomAccount" a on a.id = c."enomAccountId"
      join "Order" o on o.id = c."orderId"`,
    at: Prisma.sql`t."answeredAt"`,
    key: Prisma.sql`'ticket:' || t.id`,
    where: Prisma.sql`t.received > 0`,
    ofAccount: true,
    columns: columns(Prisma.sql`coalesce(c."enomOrderId"::text, '')`, ['enom', 'purchases'], Prisma.sql`t.received`, USD, {
      text: Prisma.sql`'Refunded by Enom, order ' || o.number`,
    }),
  },
  {
    from: Prisma.sql`"EnomRefill" f join "EnomAccount" a on a.id = f."accountId"`,
    at: Prisma.sql`f.at`,
    key: Prisma.sql`'refill:' || f.id`,
    ofAccount: true,
    columns: columns(Prisma.sql`f.reference`, ['enom', 'bank'], Prisma.sql`f.amount`, USD, {
      text: Prisma.sql`'Refill of ' || a.label`,
    }),
  },
]
