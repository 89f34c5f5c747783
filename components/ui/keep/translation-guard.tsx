'use client'
import { keepTranslated } from './keep-translated'

// Runs as soon as the page's scripts do, before anything on the page changes.
if (typeof document !== 'undefined') keepTranslated(document)

/** Included in every page, so that the page keeps working when the browser translates it. */
export function TranslationGuard() {
  return null
}
