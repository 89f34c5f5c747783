import { CataloguePage, catalogueMetadata } from '../../(shop)/certificates/catalogue-page'

export const revalidate = 300

export const metadata = catalogueMetadata('de')

export default function Page() {
  return <CataloguePage language="de" />
}
