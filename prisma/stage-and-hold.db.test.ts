import { afterAll, beforeAll, expect, test } from 'vitest'
import { troubleOf } from '../lib/admin/text'
import { placeOf } from '../lib/certificates/lifecycle/places'
import { readBuyerProblem } from '../lib/certificates/lifecycle/problems'
import { buyerWords, staffWords } from '../lib/certificates/lifecycle/status-text'
import type { Certificate } from '../lib/db/generated/client'
import { openMigrations, query } from '../scripts/test/test-migrations'

// How the migrations change certificates that had one status out of nineteen. Buyers and staff must see the same texts as before.

const databaseUrl = process.env.DATABASE_URL ?? ''
const old = new URL(databaseUrl)
old.pathname += '_old'
const name = old.pathname.slice(1)
const migrations = await openMigrations()
const idOf = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`

type Before = {
  status: string
  blocker?: string
  problemCode?: string
  /** The event that led to this status. */
  kind?: string
  /** Label, sentence, action, group and tone, as the previous release showed them. */
  buyer: readonly (string | null)[]
  /** Label, cause and remedy. */
  staff: readonly (string | null)[]
}

const BEFORE: readonly Before[] = [
  {
    status: 'awaiting_activation',
    buyer: ['Paid, being prepared', 'We’re preparing your certificate. You can fill everything in now.', null, 'in_progress', 'info'],
    staff: [
      'Waiting for activation',
      'The order is paid, and this product is activated by hand.',
      'Activate it to buy it at Enom and send the buyer the set-up link. Or refund the order; nothing has been bought.',
    ],
  },
  {
    status: 'provisioning',
    buyer: [
      'Paid, being prepared',
      'We’re getting your certificate ready. You can fill everything in now.',
      'Start the set-up',
      'in_progress',
      'info',
    ],
    staff: ['Being bought at Enom', null, null],
  },
  {
    status: 'purchase_blocked',
    blocker: 'enom_unreachable',
    buyer: [
      'Paid, being prepared',
      'A problem on our side is delaying your certificate. We’ve alerted our team. You can fill everything in now; the rest happens automatically.',
      'Start the set-up',
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase on hold',
      'Enom isn’t answering.',
      'You don’t need to do anything unless it lasts. We check every minute and continue automatically.',
    ],
  },
  {
    status: 'purchase_blocked',
    blocker: 'login_refused',
    buyer: [
      'Paid, being prepared',
      'A problem on our side is delaying your certificate. We’ve alerted our team. You can fill everything in now; the rest happens automatically.',
      'Start the set-up',
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase on hold',
      'Enom rejects the login ID or password.',
      'Check the login under Enom accounts. Live accounts don’t exist on the test system, so check Test Mode too.',
    ],
  },
  {
    status: 'purchase_blocked',
    blocker: 'ip_refused',
    buyer: [
      'Paid, being prepared',
      'A problem on our side is delaying your certificate. We’ve alerted our team. You can fill everything in now; the rest happens automatically.',
      'Start the set-up',
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase on hold',
      'Enom doesn’t allow this shop’s IP address.',
      'On Enom’s website: Resellers, Manage, API. Enter the shop’s outgoing address under New and click Add.',
    ],
  },
  {
    status: 'purchase_blocked',
    blocker: 'funds_needed',
    buyer: [
      'Paid, being prepared',
      'A problem on our side is delaying your certificate. We’ve alerted our team. You can fill everything in now; the rest happens automatically.',
      'Start the set-up',
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase on hold',
      'The balance at Enom is too low.',
      'Refill the account at Enom. Certificates on hold then continue automatically.',
    ],
  },
  {
    status: 'purchase_blocked',
    blocker: 'no_account',
    buyer: [
      'Paid, being prepared',
      'A problem on our side is delaying your certificate. We’ve alerted our team. You can fill everything in now; the rest happens automatically.',
      'Start the set-up',
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase on hold',
      'No Enom account is set up for this product.',
      'Add one under Enom accounts, or choose one for the product.',
    ],
  },
  {
    status: 'purchase_blocked',
    blocker: 'cost_risen',
    buyer: [
      'Paid, being prepared',
      'This certificate costs us more than you paid, so our team has to decide. You won’t pay more: you get the certificate or a refund, and we’ll write to you. You can fill everything in now.',
      'Start the set-up',
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase on hold',
      'Enom charges more for a certificate than the buyer paid.',
      'Accept the higher cost on the certificate’s page, raise the cost tolerance of the Enom account, or refund it. If the price falls, purchases resume automatically.',
    ],
  },
  {
    status: 'purchase_blocked',
    blocker: 'price_unread',
    buyer: [
      'Paid, being prepared',
      'A problem on our side is delaying your certificate. We’ve alerted our team. You can fill everything in now; the rest happens automatically.',
      'Start the set-up',
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase on hold',
      'Enom doesn’t give a clear price for a product on sale here.',
      'We ask every minute and continue automatically. If it lasts, ask Enom support about this product.',
    ],
  },
  {
    status: 'purchase_unclear',
    buyer: [
      'Paid, being prepared',
      'Your certificate is taking longer than usual, and we’re checking why. You can fill everything in now, and you won’t be charged again.',
      'Start the set-up',
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase outcome unknown',
      'We tried to buy this certificate and got no readable answer. Checking at Enom hasn’t shown whether it was sold.',
      'Check Enom’s list below. If it shows a certificate of this type that belongs to no order here, bind it. If not, confirm that nothing was bought, and we’ll buy it again. We keep checking every hour.',
    ],
  },
  {
    status: 'purchase_failed',
    kind: 'certificate.purchase_failed',
    buyer: [
      'Paid, being prepared',
      'We couldn’t get this certificate yet. Our team is looking into it and will write to you.',
      null,
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase refused',
      'Enom refused to sell this certificate, or its refund was not sent. Nothing was bought.',
      'Read the reason below. Correct the product or the account and try again, or refund the order.',
    ],
  },
  {
    status: 'purchase_failed',
    kind: 'certificate.payment_disputed',
    buyer: [
      'Paid, being prepared',
      'We couldn’t get this certificate yet. Our team is looking into it and will write to you.',
      null,
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase refused',
      'The buyer is disputing the payment. Nothing was bought.',
      'Answer the dispute in Stripe and wait for the result. If you win, it is bought automatically; if you lose, it is cancelled. You can also buy it now, at your own risk.',
    ],
  },
  {
    status: 'purchase_failed',
    kind: 'certificate.refund_withdrawn',
    buyer: [
      'Paid, being prepared',
      'We couldn’t get this certificate yet. Our team is looking into it and will write to you.',
      null,
      'in_progress',
      'warning',
    ],
    staff: [
      'Purchase refused',
      'Enom refused to sell this certificate, or its refund was not sent. Nothing was bought.',
      'Read the reason below. Correct the product or the account and try again, or refund the order.',
    ],
  },
  {
    status: 'not_configured',
    buyer: ['Ready to set up', 'Tell us which address it is for and who approves it.', 'Set up', 'needs_you', 'warning'],
    staff: ['Ready to set up', null, null],
  },
  {
    status: 'needs_fix',
    problemCode: 'csr-refused',
    buyer: ['Action needed', 'The authority could not accept something in the request.', 'Fix the request', 'needs_you', 'warning'],
    staff: [
      'Waiting for the buyer to fix it',
      'The authority refused something the buyer entered.',
      'We’ve told the buyer what to change. Help them if they ask; the authority’s reason is below.',
    ],
  },
  {
    status: 'needs_fix',
    problemCode: 'contacts-refused',
    buyer: ['Action needed', 'The authority could not accept something in the request.', 'Fix the request', 'needs_you', 'warning'],
    staff: [
      'Waiting for the buyer to fix it',
      'The authority refused something the buyer entered.',
      'We’ve told the buyer what to change. Help them if they ask; the authority’s reason is below.',
    ],
  },
  {
    status: 'needs_fix',
    problemCode: 'approver-refused',
    buyer: ['Action needed', 'The authority could not accept something in the request.', 'Fix the request', 'needs_you', 'warning'],
    staff: [
      'Waiting for the buyer to fix it',
      'The authority refused something the buyer entered.',
      'We’ve told the buyer what to change. Help them if they ask; the authority’s reason is below.',
    ],
  },
  {
    status: 'needs_fix',
    problemCode: 'authority-refused',
    buyer: ['Action needed', 'The authority could not accept something in the request.', 'Fix the request', 'needs_you', 'warning'],
    staff: [
      'Waiting for the buyer to fix it',
      'The authority refused something the buyer entered.',
      'We’ve told the buyer what to change. Help them if they ask; the authority’s reason is below.',
    ],
  },
  {
    status: 'sending',
    buyer: ['Being sent', 'Your request is on its way to the authority.', null, 'in_progress', 'info'],
    staff: ['Being sent', null, null],
  },
  {
    status: 'send_blocked',
    blocker: 'enom_unreachable',
    buyer: [
      'Being sent',
      'A problem on our side keeps us from sending your request. We’ve alerted our team. Your details are saved and will be sent automatically.',
      null,
      'in_progress',
      'warning',
    ],
    staff: [
      'Sending on hold',
      'Enom isn’t answering.',
      'You don’t need to do anything unless it lasts. We check every minute and continue automatically.',
    ],
  },
  {
    status: 'send_blocked',
    blocker: 'login_refused',
    buyer: [
      'Being sent',
      'A problem on our side keeps us from sending your request. We’ve alerted our team. Your details are saved and will be sent automatically.',
      null,
      'in_progress',
      'warning',
    ],
    staff: [
      'Sending on hold',
      'Enom rejects the login ID or password.',
      'Check the login under Enom accounts. Live accounts don’t exist on the test system, so check Test Mode too.',
    ],
  },
  {
    status: 'send_blocked',
    blocker: 'ip_refused',
    buyer: [
      'Being sent',
      'A problem on our side keeps us from sending your request. We’ve alerted our team. Your details are saved and will be sent automatically.',
      null,
      'in_progress',
      'warning',
    ],
    staff: [
      'Sending on hold',
      'Enom doesn’t allow this shop’s IP address.',
      'On Enom’s website: Resellers, Manage, API. Enter the shop’s outgoing address under New and click Add.',
    ],
  },
  {
    status: 'send_blocked',
    blocker: 'funds_needed',
    buyer: [
      'Being sent',
      'A problem on our side keeps us from sending your request. We’ve alerted our team. Your details are saved and will be sent automatically.',
      null,
      'in_progress',
      'warning',
    ],
    staff: [
      'Sending on hold',
      'The balance at Enom is too low.',
      'Refill the account at Enom. Certificates on hold then continue automatically.',
    ],
  },
  {
    status: 'send_blocked',
    blocker: 'no_account',
    buyer: [
      'Being sent',
      'A problem on our side keeps us from sending your request. We’ve alerted our team. Your details are saved and will be sent automatically.',
      null,
      'in_progress',
      'warning',
    ],
    staff: [
      'Sending on hold',
      'No Enom account is set up for this product.',
      'Add one under Enom accounts, or choose one for the product.',
    ],
  },
  {
    status: 'send_unclear',
    buyer: [
      'Checking it arrived',
      'Sending took too long, so we’re checking whether your request arrived. Don’t send it again. We’ll email you as soon as we know.',
      null,
      'in_progress',
      'info',
    ],
    staff: [
      'Sending outcome unknown',
      'We sent the request and got no readable answer.',
      'You don’t need to do anything. We check at Enom whether it arrived and continue automatically. Nothing is sent twice.',
    ],
  },
  {
    status: 'awaiting_approval',
    buyer: [
      'Waiting for approval by email',
      'Someone has to open the email from the authority and approve it.',
      null,
      'in_progress',
      'info',
    ],
    staff: ['Waiting for approval by email', null, null],
  },
  {
    status: 'org_validation',
    buyer: [
      'Organisation being checked',
      'The authority is checking the organisation. It doesn’t tell us which check it is on.',
      null,
      'in_progress',
      'info',
    ],
    staff: ['Organisation being checked', null, null],
  },
  {
    status: 'approved',
    buyer: ['Approved, being issued', 'Approved. The authority is making the certificate.', null, 'in_progress', 'info'],
    staff: ['Approved, being issued', null, null],
  },
  {
    status: 'held',
    buyer: ['On hold', 'The file we received doesn’t match the request you sent. We’re looking into it.', null, 'in_progress', 'warning'],
    staff: [
      'On hold',
      'The issued file doesn’t match the request, so the buyer hasn’t received it.',
      'See what is wrong with it below. Ask Enom for a correct file and check again, or release it if you are sure it is right.',
    ],
  },
  {
    status: 'issued',
    buyer: ['Ready to install', 'Your certificate is issued.', 'Download files', 'valid', 'good'],
    staff: ['Issued', null, null],
  },
  {
    status: 'declined',
    problemCode: 'declined',
    buyer: [
      'Declined',
      'The request was declined, either by the person who got the approval email or by the authority. You keep what you paid for and can set it up again.',
      'Set up again',
      'needs_you',
      'bad',
    ],
    staff: [
      'Declined',
      'It was declined, either by the person who got the approval email or by the authority.',
      'The buyer can set it up again. If the domain is theirs and this happens again, ask Enom.',
    ],
  },
  {
    status: 'declined',
    problemCode: 'caa-refused',
    buyer: [
      'Blocked by a DNS record',
      'A CAA record of your domain doesn’t allow this authority. Add the authority to the record, then set the certificate up again.',
      'Set up again',
      'needs_you',
      'bad',
    ],
    staff: [
      'Declined',
      'It was declined, either by the person who got the approval email or by the authority.',
      'The buyer can set it up again. If the domain is theirs and this happens again, ask Enom.',
    ],
  },
  {
    status: 'declined',
    problemCode: 'refused-by-authority',
    buyer: [
      'Refused by the authority',
      'The authority refused this request. Our team will write to you. You keep what you paid for and can set it up again.',
      'Set up again',
      'needs_you',
      'bad',
    ],
    staff: [
      'Declined',
      'It was declined, either by the person who got the approval email or by the authority.',
      'The buyer can set it up again. If the domain is theirs and this happens again, ask Enom.',
    ],
  },
  {
    status: 'refunded_unissued',
    kind: 'certificate.refunded_unissued',
    buyer: ['Refunded', 'This certificate was refunded before it was issued.', null, 'ended', 'info'],
    staff: ['Ended before issue', null, null],
  },
  {
    status: 'refunded_unissued',
    kind: 'certificate.refunded_at_enom',
    buyer: ['Refunded', 'This certificate was refunded before it was issued.', null, 'ended', 'info'],
    staff: ['Ended before issue', null, null],
  },
  {
    status: 'refunded_issued',
    kind: 'certificate.refunded_at_enom',
    buyer: ['Refunded', 'This certificate was refunded.', null, 'ended', 'info'],
    staff: ['Ended after issue', null, null],
  },
  {
    status: 'cancelled',
    kind: 'certificate.cancelled',
    buyer: ['Cancelled', 'This certificate was cancelled.', null, 'ended', 'info'],
    staff: ['Cancelled', null, null],
  },
]

const DAY = '2026-11-20 10:00'
const text = (value: string | undefined) => (value === undefined ? 'null' : `'${value}'`)

function write({ status, blocker, problemCode, kind }: Before, at: number): string {
  const id = idOf(1000 + at)
  const detail = JSON.stringify(blocker ? { blocker } : {})
  const event = (number: number, what: string, from: string | undefined, to: string) => `
    insert into "CertificateEvent" (id, "certificateId", at, kind, "from", "to", actor, detail) values
      ('${idOf(number)}', '${id}', '${DAY}', '${what}', ${text(from)}, ${text(to)}, 'system', '${detail}');`
  return `
    insert into "Certificate" (id, "orderId", "orderItemId", ordinal, "userId", "typeCode", years, status, blocker, "problemCode", "statusSince")
      values ('${id}', '${idOf(1)}', '${idOf(2)}', ${at}, '${idOf(3)}', 'rapidssl', 1, '${status}', ${text(blocker)}, ${text(problemCode)}, '${DAY}');
    ${status === 'provisioning' ? '' : event(2000 + at * 2, kind ?? `certificate.${status}`, 'provisioning', status)}
    ${status === 'purchase_blocked' ? event(2001 + at * 2, 'certificate.purchase_resumed', status, 'provisioning') : ''}`
}

/** Two audit differences about the certificate waiting for set-up. The second was found in an earlier status. */
function differences(): string {
  const setUp = idOf(1000 + BEFORE.findIndex(({ status }) => status === 'not_configured'))
  const row = (id: number, status: string) => `
    insert into "AuditDifference" (id, "accountId", kind, about, "certificateId", detail, "firstSeenAt", "lastSeenAt") values
      ('${idOf(id)}', '${idOf(4)}', 'stale', 'certificate:${id}', '${setUp}', '{"stage": "issued", "status": "${status}"}', '${DAY}', '${DAY}');`
  return row(3001, 'not_configured') + row(3002, 'approved')
}

type Row = Pick<Certificate, 'id' | 'stage' | 'hold' | 'validationStep' | 'closedReason' | 'issuedAt' | 'problemCode'>
const shownOf = (row: Row) => ({ place: placeOf(row), wasIssued: row.issuedAt !== null })
let after: Row[] = []

beforeAll(async () => {
  await query(databaseUrl, `drop database if exists "${name}" with (force)`)
  await query(databaseUrl, `create database "${name}"`)
  await migrations.run(old.href, (each) => each < '202611284')
  await query(old.href, `set session_replication_role = replica; ${BEFORE.map(write).join('\n')} ${differences()}`)
  await migrations.run(old.href, (each) => each >= '202611284')
  after = (await query<Row>(old.href, 'select * from "Certificate" order by id')).rows
})
afterAll(async () => {
  await migrations.remove()
  await query(databaseUrl, `drop database if exists "${name}" with (force)`)
})

test('buyers see the same text for a certificate as before', () => {
  const dates = { ended: null, fileExpiresAt: null, coverEndsAt: null, isMoneyBack: false }
  const read = after.map((row) => {
    const problemCode = readBuyerProblem(row.problemCode)
    const { label, sentence, action, group, tone } = buyerWords({ ...dates, ...shownOf(row), problemCode })
    return [label, sentence, action ?? null, group, tone]
  })
  expect(read).toEqual(BEFORE.map(({ buyer }) => buyer))
})

test('staff see the same text for a certificate as before', () => {
  const dates = { fileExpiresAt: null, coverEndsAt: null, isMoneyBack: false }
  const read = after.map((row) => {
    const isDisputed = row.hold === 'payment_disputed'
    const trouble = troubleOf({ place: placeOf(row), looks: null, isOwed: false, isDisputed, problemText: '' })
    return [staffWords({ ...dates, ...shownOf(row) }, new Date(DAY)).label, trouble?.cause ?? null, trouble?.cure ?? null]
  })
  expect(read).toEqual(BEFORE.map(({ staff }) => staff))
})

test('every status became its own place and kept its reason', () => {
  expect(after.map(placeOf)).toEqual([
    'purchase:activation',
    'purchase',
    'purchase:supplier_unavailable',
    'purchase:login_refused',
    'purchase:ip_refused',
    'purchase:insufficient_funds',
    'purchase:no_account',
    'purchase:cost_exceeds_price',
    'purchase:price_unavailable',
    'purchase:outcome_unknown',
    'purchase:supplier_refused',
    'purchase:payment_disputed',
    'purchase:refund_withdrawn',
    'setup',
    ...Array.from({ length: 4 }, () => 'setup:correction_needed'),
    'submission',
    'submission:supplier_unavailable',
    'submission:login_refused',
    'submission:ip_refused',
    'submission:insufficient_funds',
    'submission:no_account',
    'submission:outcome_unknown',
    'validation:approval',
    'validation:organisation',
    'validation:issuing',
    'validation:file_mismatch',
    'issued',
    ...Array.from({ length: 3 }, () => 'setup:declined'),
    'closed:refunded_to_buyer',
    'closed:refunded_by_supplier',
    'closed:refunded_by_supplier',
    'closed:not_purchased',
  ])
  expect(after.flatMap(({ issuedAt, ...row }) => (issuedAt ? [placeOf(row)] : []))).toEqual([
    'validation:file_mismatch',
    'issued',
    'closed:refunded_by_supplier',
  ])
})

test('the history lists places, and each step starts where the previous one ended', async () => {
  const { rows } = await query<{ certificateId: string; from: string; to: string }>(
    old.href,
    'select "certificateId", "from", "to" from "CertificateEvent" order by id',
  )
  const lastOf = new Map(rows.map((row) => [row.certificateId, row]))
  for (const row of after) {
    const place = placeOf(row)
    const last = lastOf.get(row.id)
    if (last?.to === 'purchase') expect(last.from).toBe(place)
    else if (last) expect([last.from, last.to]).toEqual(['purchase', place])
  }
})

test('old names in the history and in audit differences are replaced by new ones', async () => {
  const why = await query<{ outage: string | null }>(
    old.href,
    `select distinct detail->>'outage' as outage from "CertificateEvent" where detail ? 'outage' or detail ? 'blocker' order by 1`,
  )
  expect(why.rows.map(({ outage }) => outage)).toEqual([
    'cost_exceeds_price',
    'insufficient_funds',
    'ip_refused',
    'login_refused',
    'no_account',
    'price_unavailable',
    'supplier_unavailable',
  ])
  const found = await query<{ detail: object }>(old.href, 'select detail from "AuditDifference" order by about')
  expect(found.rows.map(({ detail }) => detail)).toEqual([
    { stage: 'issued', place: 'setup' },
    // The certificate has moved on since this was found.
    { stage: 'issued', status: 'approved' },
  ])
})
