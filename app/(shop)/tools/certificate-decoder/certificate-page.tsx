import type { Language } from '@/lib/languages/types'
import { ToolPage } from '../_components/tool-page'
import { TOOLS } from '../tools'
import { CertificateView } from './_components/certificate-view'

export function CertificatePage({ language }: { language: Language }) {
  return (
    <ToolPage language={language} tool={TOOLS.certificate}>
      <CertificateView language={language} />
    </ToolPage>
  )
}
