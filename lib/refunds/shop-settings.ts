import { type Actor, isStaff } from '../actor'
import { db } from '../db/client'
import { inTransaction, type Tx } from '../db/transaction'
import { err, ok, type Result } from '../result'
import { countAutoRefundsIn, type PaidFor } from './auto-refund-candidates'

export type ShopSettings = {
  /** Hours after which a certificate that Enom will not sell is refunded by itself; null: staff decide each time. */
  refundUnboughtAfter: number | null
}

/** So many refunds at once were `agreedTo`. */
export type SaveSettingsInput = ShopSettings & { agreedTo: number }

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
 * certificates would be refunded at once than staff `agreedTo`. Two who save at once take turns.
 */
export async function saveShopSettings(
  actor: Actor,
  { agreedTo, ...settings }: SaveSettingsInput,
): Promise<Result<undefined, SaveSettingsRefusal>> {
  if (!isStaff(actor)) return err({ code: 'not-found' })
  const { refundUnboughtAfter: hours } = settings
  return inTransaction(async (tx) => {
    const before = await lockSettings(tx)
    if (hours !== null && (before.refundUnboughtAfter === null || hours < before.refundUnboughtAfter)) {
      const { due } = await countAutoRefundsIn(tx, hours)
      if (due.count > agreedTo) return err({ code: 'refunds-at-once', hours, ...due })
    }
    await tx.shopSettings.update({ where: { id: 1 }, data: settings })
    return ok()
  })
}

/** Holds the shop's one row, made where there is none yet, until the caller's transaction ends. */
async function lockSettings(tx: Tx): Promise<ShopSettings> {
  await tx.shopSettings.createMany({ data: [{ id: 1 }], skipDuplicates: true })
  await tx.$queryRaw`select id from "ShopSettings" where id = 1 for update`
  return tx.shopSettings.findUniqueOrThrow({ where: { id: 1 }, select: { refundUnboughtAfter: true } })
}
