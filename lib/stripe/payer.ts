import type Stripe from 'stripe'

/** The payer's details as typed on Stripe's page. */
export type Payer = { name: string; address: string[]; country: string | null; taxNumber: string }

/** Maps Stripe's customer details to ours, or returns null if Stripe has none. Pure. */
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
