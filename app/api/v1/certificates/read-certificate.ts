import type { Actor } from '@/lib/actor'
import { getCertificate } from '@/lib/admin/get-certificate'
import type { DomainRefusal } from '@/lib/api/problems'
import { toCertificate } from '@/lib/api/views'
import { ok, type Result } from '@/lib/result'

/** Returns a certificate in the API's format, or the refusal of the preceding action. */
export async function readCertificate(actor: Actor, id: string, done: Result<unknown, DomainRefusal> = ok()) {
  if (!done.ok) return done
  const certificate = await getCertificate(actor, id)
  return ok(certificate && toCertificate(certificate))
}
