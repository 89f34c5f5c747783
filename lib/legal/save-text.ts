import type { Actor } from '../actor'
import { recordStaffAction } from '../audit-log/record-staff-action'
import { now } from '../clock'
import { inTransaction } from '../db/transaction'
import { mayStaff } from '../permissions'
import { err, ok, type Result } from '../result'
import type { LegalPage } from './schema'

/** Publishes a text as the latest version of its page. An unchanged text creates no new version. */
export async function saveLegalText(
  actor: Actor,
  { page, text }: { page: LegalPage; text: string },
): Promise<Result<{ version: number }, { code: 'not-found' }>> {
  if (!mayStaff(actor, 'settings')) return err({ code: 'not-found' })
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`legal:${page}`}, 0))`
    const last = await tx.legalText.findFirst({ where: { page }, orderBy: { version: 'desc' } })
    const written = text.replaceAll('\r\n', '\n')
    if (last?.text === written) return ok({ version: last.version })
    const version = (last?.version ?? 0) + 1
    await tx.legalText.create({ data: { page, version, text: written, createdAt: now() } })
    await recordStaffAction(tx, actor, { action: 'settings.legal_text', subject: { kind: 'settings', id: page }, after: { page, version } })
    return ok({ version })
  })
}
