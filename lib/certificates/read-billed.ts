import { saysNo } from '../registrar/errors'
import type { Registrar } from '../registrar/types'

/**
 * Reads what Enom billed for an order that holds one certificate and nothing else, minor units; null where the order does not tell what
 * that one cost.
 * @throws RegistrarError when Enom could not be asked.
 */
export async function readBilled(registrar: Pick<Registrar, 'order'>, enomOrderId: number | null): Promise<number | null> {
  if (enomOrderId === null) return null
  try {
    const order = await registrar.order(enomOrderId)
    return order?.items.length === 1 ? (order.billed?.amount ?? null) : null
  } catch (error) {
    if (saysNo(error)) return null
    throw error
  }
}
