import { recordEvent } from '../../stripe/record-event'
import { applyStripeEvent } from '../apply-event'

/** Tests only: handles a webhook delivery, first as the endpoint and then as the worker. Returns the status of the response to Stripe. */
export async function applyDelivery(body: string, signature: string | null): Promise<number> {
  const recorded = await recordEvent(body, signature)
  const { id }: { id: string } = JSON.parse(body)
  if (recorded.ok && recorded.value.stored) await applyStripeEvent(id)
  return recorded.ok ? 200 : 404
}
