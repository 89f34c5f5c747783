import { missingFile } from '@/app/_components/missing-file'
import { requireActor } from '@/lib/auth/guards/guards'
import { readLanguage } from '@/lib/auth/session/language'
import { buyerWords } from '@/lib/certificates/status/buyer-text'
import { getCertificate, getFiles } from '@/lib/certificates/view/queries'
import { wordsOf } from '@/lib/languages/text'
import type { Language } from '@/lib/languages/types'
import { plainPage } from '@/lib/web/plain-page'
import { bundle, isDownload } from './bundle'

/**
 * Serves an issued certificate's files to its owner, unless a dispute locks it. Someone else's, missing and unissued certificates all get
 * the same response.
 */
export async function GET(request: Request, { params }: RouteContext<'/account/certificates/[id]/download/[what]'>): Promise<Response> {
  const { id, what } = await params
  const actor = await requireActor(`/account/certificates/${id}`)
  const [certificate, files] = await Promise.all([getCertificate(actor, id), getFiles(actor, id)])
  const [newest] = files
  const language = await readLanguage()
  if (certificate?.lock) return locked(buyerWords(certificate, language).sentence, language)
  if (!certificate || !newest || !isDownload(what)) return missingFile(request, { page: '/account/missing', language })
  const reader = { server: serverOf(request), language }
  const { name, type, body } = bundle(what, certificate.domainName ?? newest.names[0] ?? '', newest, reader)
  return new Response(body, {
    headers: { ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })
}

/** The server that the zip is for; without one the zip contains everything. */
function serverOf(request: Request): string | undefined {
  return new URL(request.url).searchParams.get('server') ?? undefined
}

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

function locked(message: string, language: Language): Response {
  const title = wordsOf(language, 'account')('filesLocked')
  return new Response(new Uint8Array(plainPage({ title, message, language })), {
    status: 403,
    headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' },
  })
}
