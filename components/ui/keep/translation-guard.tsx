'use client'
import { keepTranslated } from './keep-translated'

// As soon as the page's scripts run, before anything on the page changes.
if (typeof document !== 'undefined') keepTranslated(document)

/** Included in every page, so that it keeps working when the browser translates it. */
export function TranslationGuard() {
  return null
}
