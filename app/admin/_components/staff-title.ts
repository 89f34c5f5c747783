import type { Metadata } from 'next'
import { readStaffSession } from '@/lib/auth/session/session'

/** The title of a back-office page, for staff only: everyone else is redirected before they could read it. */
export function staffTitle(title: string): () => Promise<Metadata> {
  return async () => ((await readStaffSession()) ? { title } : {})
}
