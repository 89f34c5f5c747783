import { missingFile } from '@/app/_components/missing-file'
import { bundle, isDownload } from '@/app/account/certificates/[id]/download/[what]/bundle'
import { readHelperPage } from '../../read-helper-page'

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** Serves the issued files to a helper whose step is the installation. All other requests get the response for a missing file. */
export async function GET(request: Request, { params }: RouteContext<'/helper/download/[what]'>): Promise<Response> {
  const { what } = await params
  const { task, language } = await readHelperPage()
  if (task?.step !== 'install' || !task.file || !isDownload(what)) return missingFile(request, { page: '/helper', language })
  const { name, type, body } = bundle(what, task.domain ?? task.file.names[0] ?? '', task.file, { language })
  return new Response(body, { headers: { ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` } })
}
