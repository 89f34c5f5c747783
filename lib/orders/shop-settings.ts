import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import { err, ok, type Result } from '../result'
import { countUnbought } from './count-unbought'
import type { PaidFor } from './unbought'

export type ShopSettings = {
  /** Hours after which a certificate that Enom will not sell is refunded by itself; null: staff decide each time. */
  refundUnboughtAfter: number | null
}

export type SaveSettingsRefusal =
  | { code: 'not-found' }
  /** More certificates have waited that long than staff agreed to refund at once. */
  | ({ code: 'refunds-at-once'; hours: number } & PaidFor)

/** What staff decided for the whole shop; the cautious choice until they have. */
export async function readShopSettings(): Promise<ShopSettings> {
  const row = await db.shopSettings.findUnique({ where: { id: 1 } })
  return { refundUnboughtAfter: row?.refundUnboughtAfter ?? null }
}

/**
 * Keeps what staff decided; it holds from the next sweep on. A rule that is new or waits less than before is refused while more
 * certificates would be refunded at once than staff `agreedTo`.
 */
export async function saveShopSettings(
  actor: Actor,
  settings: ShopSettings,
  { agreedTo = 0 }: { agreedTo?: number } = {},
): Promise<Result<undefined, SaveSettingsRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const { refundUnboughtAfter: hours } = settings
  const earlier = (await readShopSettings()).refundUnboughtAfter
  if (hours !== null && (earlier === null || hours < earlier)) {
    const unbought = await countUnbought(actor, { hours })
    if (unbought && unbought.due.count > agreedTo) return err({ code: 'refunds-at-once', hours, ...unbought.due })
  }
  await db.shopSettings.upsert({ where: { id: 1 }, create: settings, update: settings })
  return ok()
}
