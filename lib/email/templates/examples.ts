const ID = '01930000-0000-7000-8000-000000000001'

/** The data for the example emails. */
export const EXAMPLE_ORDER = { orderId: ID, orderNumber: 10482 }
export const EXAMPLE_CERTIFICATE = { certificateId: ID, name: 'RapidSSL', domain: 'shop.example.com' }
export const EXAMPLE_LINK = { linkId: ID }
export const EXAMPLE_BUYER = 'ana@example.com'

export function dollars(amount: number): { amount: number; currency: string } {
  return { amount, currency: 'USD' }
}
