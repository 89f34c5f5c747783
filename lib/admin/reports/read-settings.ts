import { db } from '../../db/client'
import { Prisma } from '../../db/generated/client'
import type { Tx } from '../../db/transaction'
import { STAFF_ROLES, type StaffRole } from '../../permissions'

export type ReportSettings = {
  /** The time zone in which the days and months of reports begin. */
  timeZone: string
  /** The roles whose members get the monthly report. */
  mailTo: StaffRole[]
}

const UNTIL_CHOSEN: ReportSettings = { timeZone: 'UTC', mailTo: ['owner', 'finance'] }

/** SQL: the time zone that defines the shop's days. */
export const SHOP_ZONE = Prisma.sql`coalesce((select "timeZone" from "ReportSettings" where id = 1), ${UNTIL_CHOSEN.timeZone})`

/** Returns the report settings. The defaults are UTC, and owners and finance as recipients. */
export async function readReportSettings(from: Tx = db): Promise<ReportSettings> {
  const row = await from.reportSettings.findUnique({ where: { id: 1 } })
  if (!row) return UNTIL_CHOSEN
  return { timeZone: row.timeZone, mailTo: STAFF_ROLES.filter((role) => row.mailTo.includes(role)) }
}
