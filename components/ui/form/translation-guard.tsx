'use client'
import { keepTranslated } from './keep-translated'

// As early as the page's scripts run, so before anything of it changes.
if (typeof document !== 'undefined') keepTranslated(document)

/** Part of every page, so that it keeps working when the browser translates it. */
export function TranslationGuard() {
  return null
}
