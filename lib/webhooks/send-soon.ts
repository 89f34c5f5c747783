import type { Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { enqueueNew } from '../jobs/enqueue-new'

type Waiting = { id: string; endpointId: string; isFailing: boolean }

/** How many of a worker's ten slots endpoints may block that have answered so far. Those that fail share one more, whatever their number. */
const LANES = 2

const payloadOf = ({ id }: Waiting) => ({ deliveryId: id })

function laneOf({ endpointId, isFailing }: Waiting): string {
  return isFailing ? 'webhook-failing' : `webhook-${Number.parseInt(endpointId.slice(-4), 16) % LANES}`
}

/** Makes the worker send deliveries as soon as it can, within the caller's transaction. */
export function sendAllSoon(tx: Tx, deliveries: readonly Waiting[]): Promise<void> {
  return enqueueNew(
    tx,
    'webhook.send',
    deliveries.map((one) => ({ payload: payloadOf(one), queue: laneOf(one) })),
  )
}

/** Makes the worker send one delivery at a time, within the caller's transaction. Replaces a job that waits for it. */
export function sendAt(tx: Tx, delivery: Waiting, runAt: Date): Promise<void> {
  return enqueue(tx, 'webhook.send', payloadOf(delivery), { queue: laneOf(delivery), runAt })
}
