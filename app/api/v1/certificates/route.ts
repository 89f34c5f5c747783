import { listCertificates } from '@/lib/admin/lists/list-certificates'
import { defineRoute } from '@/lib/api/answer'
import { OPERATIONS } from '@/lib/api/operations'
import { toCertificateSummary } from '@/lib/api/views'
import { ok } from '@/lib/result'

export const GET = defineRoute(OPERATIONS.listCertificates, async (actor, { query: { cursor, limit, view } }) => {
  const { rows, older } = await listCertificates(actor, { view }, { after: cursor, size: limit })
  return ok({ rows: rows.map(toCertificateSummary), next: older })
})
