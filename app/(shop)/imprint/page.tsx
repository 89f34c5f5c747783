import type { Metadata } from 'next'
import { LegalText } from '../_components/legal-text'

export const metadata: Metadata = { title: 'Imprint' }

/** Rewritten when staff publish a version, and every five minutes in any case. */
export const revalidate = 300

export default function ImprintPage() {
  return <LegalText page="imprint" />
}
