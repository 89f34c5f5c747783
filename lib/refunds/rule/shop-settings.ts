import type { Actor } from '../../actor'
import { recordStaffAction } from '../../audit-log/record-staff-action'
import type { ChangedSince } from '../../audit-log/stale-text'
import { db } from '../../db/client'
import { inTransaction, type Tx } from '../../db/transaction'
import { mayStaff } from '../../permissions'
import { err, ok, type Result } from '../../result'
import { versionOf } from '../../version-of'
import { countAutoRefundsIn, type PaidFor } from './auto-refund-candidates'

export type ShopSettings = {
  /** Hours after which a certificate that Enom will not sell is refunded automatically. Null means that staff decide each time. */
  refundUnboughtAfter: number | null
}

/** `agreedTo`: the number of immediate refunds that staff agreed to. */
/** `version`: the version of the settings that the form was opened with; without it nothing is compared. */
export type SaveSettingsInput = ShopSettings & { agreedTo: number; version?: string | undefined }

export type SaveSettingsRefusal =
  | { code: 'not-found' }
  | ChangedSince
  /** More certificates have waited that long than staff agreed to refund immediately. */
  | ({ code: 'refunds-at-once'; hours: number } & PaidFor)

/** Returns the settings of the whole shop, with cautious defaults until staff change them. */
export async function readShopSettings(): Promise<ShopSettings> {
  const row = await db.shopSettings.findUnique({ where: { id: 1 } })
  return { refundUnboughtAfter: row?.refundUnboughtAfter ?? null }
}

/**
 * Saves the settings made by staff, effective from the next sweep. A rule that is new, or waits less than before, is refused if it would
 * refund more certificates immediately than staff `agreedTo`. Concurrent saves run one after the other.
 */
export async function saveShopSettings(
  actor: Actor,
  { agreedTo, version, ...settings }: SaveSettingsInput,
): Promise<Result<undefined, SaveSettingsRefusal>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  const { refundUnboughtAfter: hours } = settings
  return inTransaction(async (tx) => {
    const before = await lockSettings(tx)
    if (version && versionOf(before) !== version)
      return err({ code: 'changed-since', version: versionOf(before), theirs: before, yours: settings })
    if (hours !== null && (before.refundUnboughtAfter === null || hours < before.refundUnboughtAfter)) {
      const { due } = await countAutoRefundsIn(tx, hours)
      if (due.count > agreedTo) return err({ code: 'refunds-at-once', hours, ...due })
    }
    await tx.shopSettings.update({ where: { id: 1 }, data: settings })
    await recordStaffAction(tx, actor, { action: 'settings.save', subject: { kind: 'settings' }, before, after: settings })
    return ok()
  })
}

/** Locks the shop's single row until the caller's transaction ends, and creates it if necessary. */
async function lockSettings(tx: Tx): Promise<ShopSettings> {
  await tx.shopSettings.createMany({ data: [{ id: 1 }], skipDuplicates: true })
  await tx.$queryRaw`select id from "ShopSettings" where id = 1 for update`
  return tx.shopSettings.findUniqueOrThrow({ where: { id: 1 }, select: { refundUnboughtAfter: true } })
}
