import type { Guard } from './guard'

const paid = { file: 'lib/payments/mark-paid.db.test.ts' }
const change = { file: 'lib/payments/change/change.db.test.ts' }

/** Guards of manual work by staff: payments outside Stripe, partial refunds, changes of certificate, and the audit log of all of these. */
export const staffGuards: readonly Guard[] = [
  {
    promise: 'A15',
    file: 'lib/payments/mark-paid.ts',
    find: "if (!isPayable(locked.status)) return err({ code: 'not-unpaid' })",
    replace: '',
    test: { ...paid, name: 'A15: when two members of staff mark an order as paid' },
  },
  {
    promise: 'A15',
    file: 'lib/payments/mark-paid.ts',
    find: "if (!(await closePages(orderId))) return err({ code: 'not-closed' })",
    replace: 'await closePages(orderId)',
    test: { ...paid, name: 'A15: nothing is recorded until Stripe confirms that the page is closed' },
  },
  {
    promise: 'A15',
    file: 'lib/refunds/sending/record-by-hand.ts',
    find: "to: 'sent' }))) return err({ code: 'already-recorded' })",
    replace: "to: 'sent' }))) await Promise.resolve()",
    test: { ...paid, name: 'A15: the refund of a bank transfer' },
  },
  {
    promise: 'A16',
    file: 'lib/refunds/left-of.ts',
    find: 'left >= amount',
    replace: 'left > 0',
    test: { file: 'lib/refunds/request/refund-part.db.test.ts', name: 'A16: when two members of staff refund parts at once' },
  },
  {
    promise: 'A17',
    file: 'lib/refunds/left-of.ts',
    find: 'if (!credited) return left',
    replace: 'if (!credited || left > 0) return left',
    test: { ...change, name: 'A17: the buyer gets the credit back once' },
  },
  {
    promise: 'A17',
    file: 'lib/refunds/request/refund-certificate.ts',
    find: "if (await isCredited(tx, certificateId)) return err({ code: 'credited' })",
    replace: '',
    test: { ...change, name: 'A17: the buyer gets the credit back once' },
  },
  {
    promise: 'A17',
    file: 'lib/payments/accept-money.ts',
    find: "order.status !== 'cancelled' && change?.ok !== false",
    replace: "order.status !== 'cancelled'",
    test: { ...change, name: 'A17: an offer can’t be paid once the certificate has been submitted' },
  },
  {
    promise: 'A18',
    file: 'lib/orders/placing/place-order.ts',
    find: 'if (most !== credit) return err(',
    replace: 'if (most < 0) return err(',
    test: { file: 'lib/payments/account-credit.db.test.ts', name: 'A18: when two baskets are ordered at once' },
  },
  {
    promise: 'A18',
    file: 'lib/orders/placing/add-credit.ts',
    find: 'if (payer !== userId) return err(',
    replace: 'if (!payer) return err(',
    test: { file: 'lib/payments/account-credit.db.test.ts', name: 'A18: a former buyer cannot use the credit' },
  },
  {
    promise: 'A18',
    file: 'lib/orders/placing/add-credit.ts',
    find: 'if (most !== asked) return err(',
    replace: 'if (most < 0) return err(',
    test: { file: 'lib/payments/account-credit.db.test.ts', name: 'A18: the buyer of an order placed by staff' },
  },
  {
    promise: 'A18',
    file: 'lib/account-credit/use-credit.ts',
    find: "if (left < amount) return err({ code: 'credit-gone'",
    replace: "if (left < 0) return err({ code: 'credit-gone'",
    test: { file: 'lib/payments/account-credit.db.test.ts', name: 'A18: credit that was spent elsewhere' },
  },
  {
    promise: 'A18',
    file: 'lib/refunds/request/request-refund.ts',
    find: "toCredit: toCredit || charge.paidBy === 'account_credit',",
    replace: 'toCredit,',
    test: { file: 'lib/payments/account-credit.db.test.ts', name: 'A18: an order covered by credit' },
  },
  {
    promise: 'D1',
    file: 'lib/audit-log/verify-chain.ts',
    find: ' && Buffer.from(hashEntry(row)).equals(row.hash)',
    replace: '',
    test: { file: 'lib/audit-log/audit-log.db.test.ts', name: 'D1: each staff action adds one link to the chain' },
  },
]
