import { exportCertificates } from '@/lib/admin/lists/export-certificates'
import { requireFreshStaff } from '@/lib/auth/guards/guards'
import { answerCsv } from '../../_components/list/answer-csv'
import { queryIn, selectedIds } from '../../_components/list/read-list'
import { readCertificateList } from '../_components/certificate-list'

/** Serves the list of certificates, filtered according to its URL, as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireFreshStaff('/admin/certificates', 'export')
  const query = queryIn(request)
  const { asked } = readCertificateList(query)
  return answerCsv(await exportCertificates(actor, { ...asked, ids: selectedIds(query) }), 'certificates')
}
