/** Fields of Stripe's objects that contain personal data or grant access without a password. */
const HIDDEN =
  /^(?:.*_details|.*_address|address|.*_email|email|.*name|phone|ip|.*_secret|.*_url|url|evidence|last4|fingerprint|tax_ids|.*_signature)$/
/** The prefix of the order data stored with a payment page (payments/unknown/snapshot.ts). */
const ORDER_PART = 'order_part_'
/** Details that are not personal data: the deadline for responding to a dispute. */
const SHOWN: readonly string[] = ['evidence_details', 'total_details']

/** Returns a stored event without names, addresses, card data or links. Empty fields stay empty. */
export function redactEvent(value: unknown, key = ''): unknown {
  if (value === null || value === '') return value
  if (key.startsWith(ORDER_PART) || (HIDDEN.test(key) && !SHOWN.includes(key))) return '[hidden]'
  if (Array.isArray(value)) return value.map((one) => redactEvent(one))
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, redactEvent(part, name)]))
}
