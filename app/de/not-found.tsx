import { MissingPage, missingMetadata } from '../(shop)/missing-page'

export const metadata = missingMetadata('de')

export default function NotFound() {
  return <MissingPage language="de" />
}
