/** Links the ids in a job's payload to the pages of the objects they refer to. */
const PAGES: Readonly<Record<string, { path: string; label: string }>> = {
  certificateId: { path: '/admin/certificates', label: 'Certificate' },
  orderId: { path: '/admin/orders', label: 'Order' },
  mailId: { path: '/admin/mails', label: 'Email' },
  eventId: { path: '/admin/stripe-events', label: 'Stripe event' },
  accountId: { path: '/admin/enom-accounts', label: 'Enom account' },
}

/** The object a job works on, as a link if it has a page. */
export function About({ payload }: { payload: unknown }) {
  if (payload === null || typeof payload !== 'object') return '–'
  const known = Object.entries(payload).find(([key, value]) => key in PAGES && typeof value === 'string')
  const page = known && PAGES[known[0]]
  return page ? <a href={`${page.path}/${String(known[1])}`}>{page.label}</a> : '–'
}
