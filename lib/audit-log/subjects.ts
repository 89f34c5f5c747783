/** What an entry is about. */
export const SUBJECTS = [
  'order',
  'certificate',
  'refund',
  'dispute',
  'difference',
  'product',
  'enom_account',
  'settings',
  'staff',
  'person',
  'mail',
  'job',
  'event',
  'list',
] as const
export type SubjectKind = (typeof SUBJECTS)[number]
