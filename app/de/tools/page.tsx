import { ToolsPage, toolsMetadata } from '../../(shop)/tools/tools-page'

export const metadata = toolsMetadata('de')

export default function Page() {
  return <ToolsPage language="de" />
}
