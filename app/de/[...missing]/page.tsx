import { notFound } from 'next/navigation'
import { missingMetadata } from '../../(shop)/missing-page'

export const metadata = missingMetadata('de')

/** Catches any other address in this language. */
export default function MissingPage() {
  notFound()
}
