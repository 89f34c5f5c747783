import { connection } from 'next/server'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../../_components/shop-page'
import { TOOLS } from '../tools'
import { CsrView } from './_components/csr-view'

/** Shows what a visitor pasted, so each visit has its own script nonce and nothing is kept. */
export async function CsrPage({ language }: { language: Language }) {
  await connection()
  return (
    <ShopPage language={language} path={TOOLS.csr.path}>
      <CsrView language={language} />
    </ShopPage>
  )
}
