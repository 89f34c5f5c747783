import { MissingPage, missingMetadata } from '../(shop)/missing-page'

export const metadata = missingMetadata('es')

export default function NotFound() {
  return <MissingPage language="es" />
}
