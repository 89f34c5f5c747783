import { CsrPage } from '../../../(shop)/tools/csr-decoder/csr-page'
import { TOOLS, toolMetadata } from '../../../(shop)/tools/tools'

export const metadata = toolMetadata(TOOLS.csr, { language: 'es' })

export default function Page() {
  return <CsrPage language="es" />
}
