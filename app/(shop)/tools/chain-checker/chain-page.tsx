import { connection } from 'next/server'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../../_components/shop-page'
import { TOOLS } from '../tools'
import { ChainView } from './_components/chain-view'

/** Shows what a visitor pasted, so each visit has its own script nonce and nothing is kept. */
export async function ChainPage({ language }: { language: Language }) {
  await connection()
  return (
    <ShopPage language={language} path={TOOLS.chain.path}>
      <ChainView language={language} />
    </ShopPage>
  )
}
