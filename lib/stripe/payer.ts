import type Stripe from 'stripe'

/** Who paid, as they typed it on Stripe's page. */
export type Payer = { name: string; address: string[]; country: string | null; taxNumber: string }

/** Maps Stripe's details of a customer to ours; null if Stripe has no details. Pure. */
export function payerOf(details: Stripe.Checkout.Session.CustomerDetails | null): Payer | null {
  if (!details) return null
  const { address, tax_ids } = details
  const town = [address?.postal_code, address?.city].filter(Boolean).join(' ')
  return {
    name: details.business_name ?? details.name ?? '',
    address: [address?.line1, address?.line2, town, address?.state].filter((line): line is string => Boolean(line)),
    country: address?.country ?? null,
    taxNumber: tax_ids?.[0]?.value ?? '',
  }
}
