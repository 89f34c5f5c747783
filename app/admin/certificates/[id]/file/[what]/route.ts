import { missingFile } from '@/app/_components/missing-file'
import { requireStaff } from '@/lib/auth/guards/guards'
import { getCertificate, getFiles } from '@/lib/certificates/view/queries'
import { bundle, isDownload } from '../../../../../account/certificates/[id]/download/[what]/bundle'

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** Serves a certificate's latest file to staff, including a file on hold, so that they can inspect it before releasing it. */
export async function GET(request: Request, { params }: RouteContext<'/admin/certificates/[id]/file/[what]'>): Promise<Response> {
  const { id, what } = await params
  const actor = await requireStaff(`/admin/certificates/${id}`)
  const [certificate, files] = await Promise.all([getCertificate(actor, id), getFiles(actor, id)])
  const [newest] = files
  if (!certificate || !newest || !isDownload(what)) return missingFile(request, { page: '/admin/missing' })
  const { name, type, body } = bundle(what, certificate.domainName ?? '', newest)
  return new Response(body, {
    headers: { ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })
}
