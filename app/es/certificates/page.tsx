import { CataloguePage, catalogueMetadata } from '../../(shop)/certificates/catalogue-page'

export const revalidate = 300

export const metadata = catalogueMetadata('es')

export default function Page() {
  return <CataloguePage language="es" />
}
