import { HelpPage, helpMetadata } from '../../(shop)/help/help-page'

export const metadata = helpMetadata('de')

export default function Page() {
  return <HelpPage language="de" />
}
