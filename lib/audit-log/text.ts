import type { SubjectKind } from './subjects'

/** Every action of staff that is recorded, as the log says it. */
const WORDS = {
  'order.refund': 'Refunded the order',
  'order.cancel': 'Cancelled the order',
  'order.change_buyer': 'Gave it to another email address',
  'order.mark_paid': 'Marked it as paid',
  'order.note': 'Wrote a note',
  'order.place': 'Placed it for a buyer',
  'order.refund_part': 'Refunded a part of the payment',
  'mail.resend': 'Sent the email again',
  'refund.take_back': 'Took back the record of a refund',
  'refund.record': 'Recorded that a refund was paid back',
  'quote.make': 'Made it for a buyer',
  'quote.send': 'Sent it again',
  'quote.withdraw': 'Withdrew it',
  'certificate.activate': 'Activated it',
  'certificate.approval_resent': 'Had the approval email sent again',
  'certificate.approver_changed': 'Changed the approver',
  'certificate.filled_in': 'Filled in the set-up for the client',
  'certificate.sent_for_client': 'Sent the request for the client',
  'certificate.replacement_for_client': 'Began a replacement for the client',
  'certificate.replacement_ended_for_client': 'Gave up a replacement for the client',
  'certificate.bind': 'Bound it to a certificate at Enom',
  'certificate.cancel_disputed': 'Cancelled it because of a dispute',
  'certificate.cost_accepted': 'Accepted its cost',
  'certificate.declare_not_bought': 'Declared that it was not bought',
  'certificate.note': 'Wrote a note',
  'certificate.offer_change': 'Offered a change to another certificate',
  'certificate.purchase_retried': 'Tried the purchase again',
  'certificate.cancel': 'Cancelled it',
  'certificate.refund': 'Refunded it',
  'certificate.release': 'Released its file',
  'certificate.remind': 'Reminded the buyer',
  'certificate.resend_files': 'Had the files sent again',
  'certificate.suspend': 'Suspended it',
  'certificate.terminate': 'Ended the service',
  'certificate.ticket_refund': 'Prepared a ticket for a refund',
  'certificate.ticket_revoke': 'Prepared a ticket for a revocation',
  'certificate.ticket_sent': 'Sent a ticket to Enom',
  'certificate.ticket_answered': 'Recorded Enom’s answer to a ticket',
  'certificate.unsuspend': 'Ended the suspension',
  'certificate.view_as_client': 'Looked at it as the client',
  'certificate.withdrawn': 'Withdrew the request',
  'refund.assign': 'Said what a refund was for',
  'dispute.won': 'Recorded a dispute as won',
  'dispute.lost': 'Recorded a dispute as lost',
  'difference.put_aside': 'Dismissed a difference',
  'difference.put_all_aside': 'Dismissed all orphans',
  'difference.bound': 'Bound an orphan to an order',
  'difference.imported': 'Imported an orphan for a client',
  'difference.cost_taken': 'Accepted Enom’s amount',
  'difference.refund_marked': 'Ended a certificate that Enom refunded',
  'difference.looked': 'Had Enom asked about a difference',
  'difference.retried': 'Tried the purchase of a difference again',
  'difference.balance_taken': 'Accepted the balance',
  'product.save': 'Saved the product',
  'product.copy': 'Copied the product',
  'product.delete': 'Deleted the product',
  'product.move': 'Moved the product up or down',
  'product.change_prices': 'Changed prices',
  'product.take_back_price': 'Took back a scheduled price',
  'product.accept_cost': 'Kept a price although its cost changed',
  'product.rounding': 'Changed how prices end',
  'product.exchange_rate': 'Saved an exchange rate',
  'coupon.save': 'Saved the coupon',
  'coupon.switch_off': 'Switched the coupon off',
  'coupon.switch_on': 'Switched the coupon on',
  'enom_account.save': 'Saved the account',
  'enom_account.make_default': 'Made it the default account',
  'enom_account.remove': 'Removed the account',
  'enom_account.note_refill': 'Noted a refill',
  'enom_account.remove_refill': 'Removed a noted refill',
  'settings.save': 'Saved the settings',
  'settings.seller': 'Saved the seller',
  'settings.ledger': 'Saved the accounts of the bookkeeping',
  'settings.tax': 'Changed how tax is charged',
  'settings.tax_rates': 'Saved the tax rates',
  'settings.open_shop': 'Opened the shop',
  'settings.note_backup': 'Wrote down the backup',
  'settings.brand': 'Changed the name of the shop',
  'settings.accents': 'Changed the accent colours',
  'settings.logo': 'Changed the logo',
  'settings.contact': 'Changed how buyers reach the shop',
  'settings.reminders': 'Changed the days of the reminders',
  'settings.reports': 'Changed the settings of the reports',
  'settings.mail_text': 'Changed the text of an email',
  'settings.legal_text': 'Published a legal text',
  'settings.alerts': 'Chose which alerts are mailed',
  'webhook.save': 'Saved the webhook',
  'webhook.delete': 'Deleted the webhook',
  'webhook.new_secret': 'Made a new secret of the webhook',
  'webhook.test': 'Sent a test event to the webhook',
  'webhook.send_again': 'Sent an event to the webhook again',
  'webhook.send_failed_again': 'Sent the failed events to the webhook again',
  'job.retry': 'Retried the job',
  'job.retry_failed': 'Retried the failed jobs of a kind',
  'job.cancel': 'Cancelled the job',
  'event.read_again': 'Had the event read again',
  'list.export': 'Exported the list',
  'payout.settle': 'Settled a difference of a payout',
  'token.make': 'Made a token of the API',
  'token.revoke': 'Revoked a token of the API',
  'staff.invite': 'Invited someone',
  'staff.withdraw_invitation': 'Withdrew an invitation',
  'staff.join': 'Accepted the invitation',
  'staff.change_role': 'Changed the role',
  'staff.remove': 'Removed someone',
  'staff.require_second_step': 'Changed whether a second step is required',
  'staff.send_password_link': 'Sent a link to set a new password',
  'staff.end_sessions': 'Ended someone’s sessions',
  'staff.end_session': 'Ended a session',
  'staff.unlock': 'Unlocked someone’s sign-in',
  'client.unlock': 'Unlocked the client’s sign-in',
} as const satisfies Record<`${SubjectKind}.${string}`, string>
export type ActionName = keyof typeof WORDS

export const ACTION_WORDS: Readonly<Record<string, string>> = WORDS

export const SUBJECT_WORDS = {
  order: 'Order',
  quote: 'Quote',
  certificate: 'Certificate',
  refund: 'Refund',
  dispute: 'Dispute',
  difference: 'Difference',
  product: 'Product',
  coupon: 'Coupon',
  enom_account: 'Enom account',
  settings: 'Settings',
  staff: 'Staff',
  client: 'Client',
  mail: 'Email',
  job: 'Job',
  event: 'Stripe event',
  list: 'List',
  payout: 'Difference of a payout',
  token: 'API token',
  webhook: 'Webhook',
} as const satisfies Record<SubjectKind, string>

/** Returns the words for an action, or its name if it is of another version. */
export function actionText(action: string): string {
  return ACTION_WORDS[action] ?? action.replace(/[._]/g, ' ')
}

/** Returns the page of the back office that shows a subject, or null. */
export function subjectPath(kind: string, id: string | null): string | null {
  if (kind === 'settings') return '/admin/settings'
  if (kind === 'token') return '/admin/api-tokens'
  const folder = {
    order: 'orders',
    quote: 'quotes',
    certificate: 'certificates',
    difference: 'audit',
    product: 'products',
    coupon: 'coupons',
    enom_account: 'enom-accounts',
    webhook: 'webhooks',
  }[kind]
  return folder && id ? `/admin/${folder}/${id}` : null
}

/** Returns the sentence for a check of the chain; null if the asker may not have it checked. */
export function chainText(check: { entries: number; brokenAt: number | null } | null): string {
  if (!check) return 'Your role does not include the audit log.'
  const { entries, brokenAt } = check
  if (brokenAt !== null)
    return `The chain breaks at entry ${brokenAt}: an entry was changed or removed directly in the database. The entries before it are unchanged. Compare with a backup.`
  return entries === 1 ? 'The chain holds: its one entry is unchanged.' : `The chain holds: all ${entries} entries are unchanged.`
}
