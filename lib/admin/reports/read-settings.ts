import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { STAFF_ROLES, type StaffRole } from '../../permissions'

export type ReportSettings = {
  /** Where the days and months of reports begin. */
  timeZone: string
  /** The roles whose staff get the monthly report. */
  mailTo: StaffRole[]
}

const UNTIL_CHOSEN: ReportSettings = { timeZone: 'UTC', mailTo: ['owner', 'finance'] }

/** SQL: where the shop's days begin. */
export const SHOP_ZONE = Prisma.sql`coalesce((select "timeZone" from "ReportSettings" where id = 1), ${UNTIL_CHOSEN.timeZone})`

/** Returns what staff chose for the reports of the shop, and until they have: UTC, owners and finance. */
export async function readReportSettings(from: Tx = db): Promise<ReportSettings> {
  const row = await from.reportSettings.findUnique({ where: { id: 1 } })
  if (!row) return UNTIL_CHOSEN
  return { timeZone: row.timeZone, mailTo: STAFF_ROLES.filter((role) => row.mailTo.includes(role)) }
}
