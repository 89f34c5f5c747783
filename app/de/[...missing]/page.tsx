import { notFound } from 'next/navigation'

/** Catches any other address in this language. */
export default function MissingPage() {
  notFound()
}
