import { ToolsPage, toolsMetadata } from '../../(shop)/tools/tools-page'

export const metadata = toolsMetadata('es')

export default function Page() {
  return <ToolsPage language="es" />
}
