import type { Tx } from '../db/transaction'
import { enqueue } from '../jobs/enqueue'
import { enqueueNew } from '../jobs/enqueue-new'

type Waiting = { id: string; endpointId: string; isFailing: boolean }

/** How many of a worker's ten slots the working endpoints may occupy. All failing endpoints together share one more. */
const LANES = 2

const payloadOf = ({ id }: Waiting) => ({ deliveryId: id })

function laneOf({ endpointId, isFailing }: Waiting): string {
  return isFailing ? 'webhook-failing' : `webhook-${Number.parseInt(endpointId.slice(-4), 16) % LANES}`
}

/** Has the worker send deliveries as soon as it can, within the caller's transaction. */
export function sendAllSoon(tx: Tx, deliveries: readonly Waiting[]): Promise<void> {
  return enqueueNew(
    tx,
    'webhook.send',
    deliveries.map((one) => ({ payload: payloadOf(one), queue: laneOf(one) })),
  )
}

/** Has the worker send a delivery at the given time, within the caller's transaction. Replaces a job already waiting for it. */
export function sendAt(tx: Tx, delivery: Waiting, runAt: Date): Promise<void> {
  return enqueue(tx, 'webhook.send', payloadOf(delivery), { queue: laneOf(delivery), runAt })
}
