/** The kinds of subject an entry can be about. */
export const SUBJECTS = [
  'order',
  'quote',
  'certificate',
  'refund',
  'dispute',
  'difference',
  'product',
  'coupon',
  'credit',
  'enom_account',
  'settings',
  'staff',
  'client',
  'mail',
  'job',
  'event',
  'list',
  'payout',
  'token',
  'webhook',
] as const
export type SubjectKind = (typeof SUBJECTS)[number]
