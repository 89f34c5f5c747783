import type { NotServed } from './may-serve'

/**
 * The plain text that a server gets instead of a file. A certificate that was not issued gets the same text as an unknown link, because
 * such a certificate can't have a link.
 */
export const NOT_SERVED: Record<NotServed | 'not-found', { status: 403 | 404; text: string }> = {
  'not-found': { status: 404, text: 'There is nothing at this address.\n' },
  'not-issued': { status: 404, text: 'There is nothing at this address.\n' },
  ended: { status: 404, text: 'This certificate has ended, so there is no file to fetch.\n' },
  refunded: { status: 403, text: 'This certificate was refunded, so its files can no longer be fetched.\n' },
  suspended: { status: 403, text: 'Our team has locked this certificate, so its files can’t be fetched now. Its page explains why.\n' },
  disputed: {
    status: 403,
    text: 'The payment for this certificate is being disputed through the bank, so its files can’t be fetched now.\n',
  },
}
