import { type OrderStatus, TRANSITIONS } from '../../orders/states'

type ListQuery<View, Status, Sort> = {
  view?: View | undefined
  status?: Status | undefined
  search?: string | undefined
  sort?: Sort | undefined
  /** Only these. */
  ids?: readonly string[] | undefined
}

export const ORDER_VIEWS = ['needs_action', 'awaiting_payment', 'not_set_up', 'in_validation', 'issued', 'refunded', 'disputed'] as const
export type OrderView = (typeof ORDER_VIEWS)[number]

/** Filters that are not views: by payment state, for imports by staff, or for payments with an open or lost dispute. */
export type OrderFilter = OrderStatus | 'imported' | 'disputed' | 'dispute_lost'
export const ORDER_FILTERS = ['disputed', 'dispute_lost', 'imported', ...Object.keys(TRANSITIONS)] as readonly OrderFilter[]

/** Besides newest first. */
export const ORDER_SORTS = ['oldest', 'amount'] as const
type OrderSort = (typeof ORDER_SORTS)[number]

/** Which orders a list shows, and in which order. */
export type OrderQuery = ListQuery<OrderView, OrderFilter, OrderSort>

export const CERTIFICATE_VIEWS = [
  'needs_set_up',
  'awaiting_approval',
  'organisation_checks',
  'issued',
  'replace_due',
  'not_installed',
  'cover_ending',
  'failed',
] as const
export type CertificateView = (typeof CERTIFICATE_VIEWS)[number]

/** Besides newest first. */
export const CERTIFICATE_SORTS = ['file_end', 'cover_end'] as const
type CertificateSort = (typeof CERTIFICATE_SORTS)[number]

/** Which certificates a list shows, and in which order. `status` is one of STAFF_LABELS, `needs_staff` or `disputed`. */
export type CertificateQuery = ListQuery<CertificateView, string, CertificateSort>

/** What staff can do to several rows at once. */
export const ORDER_DEEDS = ['resend', 'activate'] as const
export type OrderDeed = (typeof ORDER_DEEDS)[number]
export const CERTIFICATE_DEEDS = ['check', 'remind', 'suspend'] as const
export type CertificateDeed = (typeof CERTIFICATE_DEEDS)[number]
