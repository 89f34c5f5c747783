import { strToU8, zipSync } from 'fflate'
import { notFound, redirect } from 'next/navigation'
import { requireClient } from '@/lib/auth/guards/guards'
import { exportData } from '@/lib/privacy/export-data'

/** Serves the signed-in person's data as a zip. It is created for this response and not stored. */
export async function GET(): Promise<Response> {
  const exported = await exportData(await requireClient('/account/data'))
  if (!exported.ok && exported.error.code === 'too-many') redirect(`/account/data?wait=${exported.error.minutes}`)
  if (!exported.ok) notFound()
  const files = Object.fromEntries(Object.entries(exported.value).map(([name, text]) => [name, strToU8(text)]))
  return new Response(zipSync(files) as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="keelmark-data.zip"',
      'cache-control': 'no-store',
    },
  })
}
