import { connection } from 'next/server'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../../_components/shop-page'
import { TOOLS } from '../tools'
import { MatcherView } from './_components/matcher-view'

/** Compares public keys in the browser. Its policy has a nonce, because the worker that reads keys needs one. */
export async function MatcherPage({ language }: { language: Language }) {
  await connection()
  return (
    <ShopPage language={language} path={TOOLS.matcher.path}>
      <MatcherView language={language} />
    </ShopPage>
  )
}
