import type { Metadata } from 'next'
import { readStaffSession } from '@/lib/auth/session/session'

/** The title of a back office page. Only staff see it, because everyone else is redirected first. */
export function staffTitle(title: string): () => Promise<Metadata> {
  return async () => ((await readStaffSession()) ? { title } : {})
}
