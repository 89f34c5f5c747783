import { HomePage, homeMetadata } from '../(shop)/home-page'

export const revalidate = 300

export const generateMetadata = () => homeMetadata('es')

export default function Page() {
  return <HomePage language="es" />
}
