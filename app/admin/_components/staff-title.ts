import type { Metadata } from 'next'
import { readStaffSession } from '@/lib/auth/session/session'

/** The title of a back-office page, for staff only: anybody else is sent away by an answer that would name it. */
export function staffTitle(title: string): () => Promise<Metadata> {
  return async () => ((await readStaffSession()) ? { title } : {})
}
