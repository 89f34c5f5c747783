import { notFound } from 'next/navigation'

/** Any other address of this language. */
export default function MissingPage() {
  notFound()
}
