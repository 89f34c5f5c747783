import { connection } from 'next/server'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../../_components/shop-page'
import { TOOLS } from '../tools'
import { CertificateView } from './_components/certificate-view'

/** Shows what a visitor pasted, so each visit has its own script nonce and nothing is kept. */
export async function CertificatePage({ language }: { language: Language }) {
  await connection()
  return (
    <ShopPage language={language} path={TOOLS.certificate.path}>
      <CertificateView language={language} />
    </ShopPage>
  )
}
