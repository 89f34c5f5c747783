import { CertificatePage } from '../../../(shop)/tools/certificate-decoder/certificate-page'
import { TOOLS, toolMetadata } from '../../../(shop)/tools/tools'

export const metadata = toolMetadata(TOOLS.certificate, { language: 'es' })

export default function Page() {
  return <CertificatePage language="es" />
}
