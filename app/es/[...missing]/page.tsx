import { notFound } from 'next/navigation'
import { missingMetadata } from '../../(shop)/missing-page'

export const metadata = missingMetadata('es')

/** Catches any other address in this language. */
export default function MissingPage() {
  notFound()
}
