import { readParam } from '@/lib/auth/read-param'
import type { Language } from '@/lib/languages/types'
import { ShopPage } from '../../_components/shop-page'
import { TOOLS } from '../tools'
import { LifetimesView } from './_components/lifetimes-view'
import { readTerm } from './read-term'

export type LifetimesProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The lifetime calculator in a given language. A plain GET form, so that a result can be shared. */
export async function LifetimesPage({ language, searchParams }: LifetimesProps & { language: Language }) {
  const query = await searchParams
  const from = readParam(query.from)?.trim()
  return (
    <ShopPage language={language} path={TOOLS.lifetimes.path}>
      <LifetimesView language={language} from={from} read={readTerm(language, from, readParam(query.years))} />
    </ShopPage>
  )
}
