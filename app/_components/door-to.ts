import { redirect } from 'next/navigation'
import { keepLanguage } from '@/lib/auth/session/language'
import type { Language } from '@/lib/languages/types'

/**
 * Returns the route handler for a private page's address in a given language: it stores the language in this browser and redirects to the
 * page.
 */
export function doorTo(language: Language, path: string): () => Promise<never> {
  return async () => {
    await keepLanguage(language)
    redirect(path)
  }
}
