import { shopName } from '@/app/_components/shop-name'
import { fieldFaults } from '@/lib/auth/form-input'
import { requireStaff } from '@/lib/auth/guards/guards'
import { DEFAULT_LANGUAGE, type Language, languageOf } from '@/lib/languages/types'
import { faultText } from '@/lib/mail-texts/messages'
import { getMailText } from '@/lib/mail-texts/queries'
import { mailTextInput } from '@/lib/mail-texts/schema'
import { showMailText } from '@/lib/outbox/writing/show-text'

type Context = RouteContext<'/admin/settings/mails/[mail]/html'>

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** Serves an email with its saved text and example values. Its Content Security Policy is set in proxy.ts. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { mail } = await params
  const actor = await requireStaff(`/admin/settings/mails/${mail}`)
  const language = languageOf(new URL(request.url).searchParams.get('language')) ?? DEFAULT_LANGUAGE
  const detail = await getMailText(actor, mail, language, await shopName())
  return detail
    ? show(actor, { mail, language, ...(detail.versions[0]?.text ?? detail.text) }, { isPlain: false })
    : plain('There is no such email.', 404)
}

/** Serves the email with text that was typed but not saved yet. It changes nothing. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { mail } = await params
  const actor = await requireStaff(`/admin/settings/mails/${mail}`)
  const form = Object.fromEntries(await request.formData())
  const typed = mailTextInput.safeParse({ ...form, mail })
  if (!typed.success) return plain(Object.values(fieldFaults(typed.error)).join('\n'), 422)
  const { of: language, ...text } = typed.data
  return show(actor, { ...text, language }, { isPlain: new URL(request.url).searchParams.get('as') === 'text' })
}

async function show(
  actor: Awaited<ReturnType<typeof requireStaff>>,
  { mail, language, ...text }: { mail: string; language: Language; subject: string; preview: string; body: string },
  { isPlain }: { isPlain: boolean },
): Promise<Response> {
  const shown = await showMailText(actor, { mail, language, text })
  if (shown.ok)
    return isPlain
      ? plain(`${shown.value.subject}\n\n${shown.value.text}`)
      : new Response(shown.value.html, { headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' } })
  if (shown.error.code === 'not-found') return plain('There is no such email.', 404)
  const { faults, known } = shown.error
  return plain(faults.map((fault) => faultText(fault, known)).join('\n'), 422)
}

function plain(text: string, status = 200): Response {
  return new Response(`${text}\n`, { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } })
}
