import { LegalTextPage, legalMetadata } from '../../(shop)/legal-page'

export const revalidate = 300

export const metadata = legalMetadata('de', 'terms')

export default function Page() {
  return <LegalTextPage language="de" page="terms" />
}
