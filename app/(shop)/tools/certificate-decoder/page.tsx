import { DEFAULT_LANGUAGE } from '@/lib/languages/types'
import { TOOLS, toolMetadata } from '../tools'
import { CertificatePage } from './certificate-page'

export const metadata = toolMetadata(TOOLS.certificate)

export default function Page() {
  return <CertificatePage language={DEFAULT_LANGUAGE} />
}
