import { LegalTextPage, legalMetadata } from '../../(shop)/legal-page'

export const revalidate = 300

export const metadata = legalMetadata('es', 'refunds')

export default function Page() {
  return <LegalTextPage language="es" page="refunds" />
}
