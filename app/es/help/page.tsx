import { HelpPage, helpMetadata } from '../../(shop)/help/help-page'

export const metadata = helpMetadata('es')

export default function Page() {
  return <HelpPage language="es" />
}
