import type { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { DELIVERY_STEPS, type DeliveryStatus } from '../text'

type Facts = Pick<
  Prisma.WebhookDeliveryUncheckedUpdateManyInput,
  'attempts' | 'nextAttemptAt' | 'durationMs' | 'httpStatus' | 'reply' | 'problem'
>

/**
 * Moves deliveries to another status. This is the only writer of `WebhookDelivery.status`. Returns the deliveries that were moved. The
 * others no longer have the required previous status.
 */
export function moveDeliveries(
  tx: Tx,
  ids: readonly string[],
  { to, facts }: { to: DeliveryStatus; facts: Facts },
): Promise<{ id: string; endpointId: string }[]> {
  const from = Object.entries(DELIVERY_STEPS).flatMap(([start, ends]) => (ends.some((end) => end === to) ? [start as DeliveryStatus] : []))
  return tx.webhookDelivery.updateManyAndReturn({
    where: { id: { in: [...ids] }, status: { in: from } },
    data: { ...facts, status: to },
    select: { id: true, endpointId: true },
  })
}
